import { firstSet } from '../engines/argocd/plan/sets/running';
import { basename, dirname, resolve } from 'node:path';
import type { Unit } from '../constructs';
import type { Extend } from '../constructs/extend';
import { remadePart, type Remade } from '../incremental/remade';
import { isPlain } from '../incremental/context';
import { watch } from '../incremental/watch';
import { beginVerb } from '../incremental/remember';
import type { Outcome } from '../planner/plan';
import { readCustomersBefore, readTextBefore, settled, strayIssue, type ReadOptions } from '../read';
import { capacity } from './capacity';
import { chartValues } from './chart-values';
import { check } from './check';
import { isForChart, isForStdout } from './cdk8s-cli';
import { concluded } from './closing';
import { diff } from './diff';
import { exampleRelease, knownOf, printExplanation } from './explain';
import { REPORT_FOLDER, writeReport } from './fleet-report';
import { forecast } from './forecast';
import { graph } from './graph';
import { leave } from './leaving';
import { runAgain } from './own-command';
import { addTo } from './new/add-to';
import { history } from './history';
import { hold } from './hold';
import { importGiven } from './import/given';
import { mergeParts, PARTS, shardIn, synthPart } from './parts';
import { place } from './place';
import { planned, type Planning } from './planned';
import { preview } from './preview';
import { promote } from './promote';
import { publishFleet } from './publish';
import { recall } from './recall';
import { say } from './print';
import { withRemovals, type Judged, type RemoveOptions } from './removals';
import { run } from './run';
import { runbook } from './runbook';
import { schemas } from './schemas';
import { status } from './status';
import { refuseChart, renderAll, stream, synth, synthRemade } from './synth';
import { synthTenant } from './synth-tenant';
import { timely, type Known } from './timely';
import { told, withPlan } from './told';
import { typecheck } from './typecheck';
import { upgrade } from './upgrade';
import type { Verbs } from './verbs';

/** A fleet that can be synthesized, to a folder or to memory. */
export interface Program extends Verbs {
  /** The options that the program was made with. */
  readonly options: ProgramOptions;
  /**
   * Does what command line arguments say: `run(process.argv.slice(2))`. Without any it is `synth`.
   *
   * @returns the exit code
   */
  readonly run: (argv: readonly string[]) => Promise<number>;
  /**
   * The files of one tenant, in memory: its guard rails, releases and delivery, what its releases come to, and its
   * customer's values.
   *
   * @returns text by path below the output folder, in the order of paths
   * @throws Error with all issues, or with the tenants there are where none has the name
   */
  readonly synthTenant: (name: string) => Record<string, string>;
}

export interface ProgramOptions {
  /** Folder of the program: holds `fleet/`, `products/` and `customers/`. */
  readonly root: string;
  /** The module below it whose default export is the catalogue; loaded here, so that a mistake in it is told as one. */
  readonly catalogue: string | ReadOptions['catalogue'];
  /** Constructs of the fleet's own, and changes of what is synthesized. @default - none */
  readonly extend?: Extend;
  /** The command that runs the program, as help shows it. @default 'npm run -s fleet --' */
  readonly command?: string;
  /** The time that `check` takes for now; its day counts, in UTC. @default - the system's clock */
  readonly clock?: () => Date;
}

export function program(options: ProgramOptions): Program {
  let known: Known | undefined;
  let typed: readonly string[] | undefined;
  const asked = resolve(options.root, process.env.CDK8S_OUTDIR || 'dist');
  const isStream = isForStdout(asked);
  // Fields that cannot change any more are compared with what is deployed, whatever this run prints.
  const outdir = isStream ? resolve(options.root, 'dist') : asked;
  const outcome = () => (known ??= planned(options, outdir));
  const planSome = (only: readonly string[]) => planned(options, undefined, { only });
  const planWith = (texts: ReadonlyMap<string, string>) => planned(options, outdir, { texts });
  let remade: Remade | undefined;
  let some: Known | undefined;
  const { root, clock = () => new Date(), command = 'npm run -s fleet --', extend } = options;

  // A catalogue that is data has no modules that could be loaded anew.
  const again = (args: readonly string[]) =>
    typeof options.catalogue === 'string' ? runAgain(root, args) : program(options).run(args);
  const before = {
    customers: () => readCustomersBefore(root, outdir),
    text: readTextBefore(root, outdir),
  };
  const judged = (found: Outcome, given: RemoveOptions): Judged =>
    withRemovals(found, before, given, { root, command });
  // What a module left for later is told like what it does at once, and nothing else is done.
  const ready = async (load: () => unknown): Promise<boolean> => {
    const strays = await settled(load);
    say(strays.map((fault) => strayIssue(fault, root)));
    return strays.length === 0;
  };
  const verbs: Verbs = {
    synth: (given = {}) => {
      if (isForChart(asked)) return refuseChart(dirname(asked));
      const made = remade;
      remade = undefined;
      if (made) return synthRemade(made, root);
      if (isStream) return withPlan(outcome(), (found) => stream(found, asked, extend));
      const shard = given.shard === undefined ? undefined : shardIn(given.shard);
      if (shard && 'severity' in shard) {
        say([shard]);
        return 1;
      }
      const { removed, ...known } = judged(outcome(), given);
      const isKept = typed !== undefined && isPlain(typed.filter((each) => each !== '--full'));
      return withPlan(known, (found) => {
        if (!shard)
          return synth(
            { outdir: asked, found, issues: known.issues, gone: removed, isKept, planSome },
            options,
          );
        const render = (units: readonly Unit[]) => renderAll(found, extend, undefined, units);
        return concluded(synthPart(root, shard, { plan: found, removed }, render));
      });
    },
    merge: (from) => told(() => concluded(mergeParts(root, asked, from))),
    check: (given = {}) =>
      check(judged(timely(outcome(), root, clock), given), given, { ...options, outdir }),
    explain: (given) => printExplanation(some ?? outcome(), root, given),
    graph: (given = {}) => graph(outcome(), given),
    report: (given = {}) => writeReport(outcome(), { root, clock, again }, given),
    preview: (given = {}) => preview(outcome(), given, (found) => renderAll(found, extend)),
    capacity: (given = {}) => capacity(outcome(), given),
    forecast: (given = {}) => forecast(outcome(), clock, given),
    status: (given = {}) => status(outcome(), clock, given),
    place: () => told(() => place(root, options.catalogue)),
    schemas: () => told(() => schemas(root, options.catalogue)),
    chartValues: () => told(() => chartValues(root)),
    diff: (given = {}) =>
      diff(async () => ((await ready(outcome)) ? outcome() : undefined), given, { ...options, outdir }),
    history: (given = {}) => history(outcome(), given, root),
    publish: (given = {}) => publishFleet(outcome(), given, { ...options, outdir }),
    runbook: (given = {}) => runbook(outcome(), root, given),
    import: (given) => {
      const planMore = (more: Planning['more']) => planned(options, outdir, { ...(more && { more }) });
      const synth = () => program(options).synth();
      return importGiven(given, outcome, {
        root,
        catalogue: options.catalogue,
        command,
        outdir,
        planMore,
        synth,
      });
    },
    typecheck: () => typecheck(root),
    hold: (given) => {
      const planAs = (changed: Planning['changed']) =>
        planned(options, outdir, { ...(changed && { changed }) });
      const synth = () => program(options).synth();
      return hold(outcome(), given, { root, catalogue: options.catalogue, clock, planAs, synth });
    },
    recall: (given) => recall(outcome(), given, { root, command, clock, planWith }),
    promote: (given) => {
      const synth = () => program(options).synth();
      return promote(outcome(), given, { root, command, clock, planWith, synth });
    },
    leave: (given) => {
      return leave(outcome(), given, { root, catalogue: options.catalogue, command, clock, synth: again });
    },
    new: (given) => {
      const synth = () => program(options).synth();
      return addTo(outcome(), given, { root, catalogue: options.catalogue, command, outdir, synth });
    },
    upgrade: (given = {}) =>
      upgrade(given, { root, outdir, command }, judged(outcome(), {}), (found) => renderAll(found, extend)),
  };
  return {
    options,
    ...verbs,
    run: (argv) => {
      typed = argv;
      beginVerb();
      return run(verbs, argv, {
        ready: (tenants) => {
          const isOnly = typed && isPlain(typed) && !extend && !isStream && !isForChart(asked);
          return ready(() => {
            some = tenants && knownOf(tenants, root, planSome);
            remade = isOnly ? remadePart(asked, planSome) : undefined;
            return some ?? remade ?? outcome();
          });
        },
        watch: (args) =>
          watch({ root, made: ['node_modules', PARTS, REPORT_FOLDER, basename(asked)], argv: args }).catch(
            (fault: unknown) =>
              told(() => {
                throw fault;
              }),
          ),
        command,
        release: () => exampleRelease(outcome().plan),
        cluster: () => outcome().plan?.clusters[0]?.name,
        set: () => {
          const { plan: found } = outcome();
          return found && firstSet(found);
        },
      });
    },
    synthTenant: (name) => synthTenant(outcome(), name, extend),
  };
}
