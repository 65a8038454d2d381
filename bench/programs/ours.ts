import type * as Constructs from '../../lib/constructs';
import type * as Output from '../../lib/output';
import type * as Planner from '../../lib/planner/plan';
import type { Issue } from '../../lib/issues/issue';
import type * as Rules from '../../lib/rules';
import { load } from '../../entry/load.cjs';
import { workload } from '../workload';

type Rule = (typeof Rules.rules)[number];

/** The whole of a run, from specs in memory to files on disk; and the seconds of CPU of each phase, as JSON. */
const [customers, outdir] = [Number(process.argv[2]), process.argv[3]!];
const { plan } = load('lib/planner/plan') as typeof Planner;
const { construct, unitsOf } = load('lib/constructs/index') as typeof Constructs;
const { render, write } = load('lib/output/index') as typeof Output;

const { rules } = load('lib/rules/index') as typeof Rules;

const seconds = { start: 0, specs: 0, plan: 0, rules: 0, construct: 0, render: 0, write: 0 };
let last = 0;

/** What was used since the last phase belongs to this one. */
function ended(phase: keyof typeof seconds): void {
  const { user, system } = process.cpuUsage();
  const now = (user + system) / 1e6;
  seconds[phase] += now - last;
  last = now;
}

/* Each rule tells when it begins and when it is done, so that rules are a phase beside the rest of the plan. */
(rules as Rule[]).splice(
  0,
  rules.length,
  ...rules.map((rule) => (draft: Parameters<Rule>[0]): Issue[] => {
    ended('plan');
    const found = [...rule(draft)];
    ended('rules');
    return found;
  }),
);

ended('start');
const specs = workload(customers);
ended('specs');
const { plan: found, issues } = plan(specs);
if (!found) throw new Error(JSON.stringify(issues));
ended('plan');

function* files() {
  for (const unit of unitsOf(found!)) {
    ended('write');
    const tree = construct(unit);
    ended('construct');
    const rendered = render(tree);
    ended('render');
    yield* rendered;
  }
}

write(outdir, files());
ended('write');
process.stdout.write(JSON.stringify(seconds));
