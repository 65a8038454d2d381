import { Command, CommanderError, Option } from 'commander';
import { formats, views } from '../graph';
import { capacityFormats, type CapacityOptions } from './capacity';
import { tenantsIn, type ExplainOptions } from './explain';
import { addReport } from './fleet-report/command';
import { addImport } from './import/command';
import { addHistory } from './history/command';
import type { GraphOptions } from './graph';
import { addHold } from './hold/command';
import { addLeaving } from './leaving/command';
import { addNew } from './new/command';
import type { CheckFleetOptions } from './check';
import { addDiff } from './diff/command';
import { addForecast } from './forecast/command';
import { addPublish } from './publish/command';
import { addStatus } from './status/command';
import { globbings, previewFormats, type PreviewOptions } from './preview';
import { PARTS } from './parts';
import { addPromote } from './promote/command';
import { addRecall } from './recall/command';
import { explainHelp, graphHelp, previewHelp, runbookHelp, upgradeHelp, type Shown } from './help';
import type { RunbookOptions } from './runbook';
import type { UpgradeOptions } from './upgrade';
import type { SynthOptions, Verbs } from './verbs';

export interface RunOptions extends Shown {
  /** Runs the program with these arguments, and again after each save, until somebody ends it. Returns the exit code. */
  readonly watch: (argv: readonly string[]) => Promise<number>;
  /**
   * Loads the fleet, or so much of it as says all of these tenants. Returns false where something that its modules left behind
   * failed, which has then been printed.
   */
  readonly ready: (tenants?: readonly string[]) => Promise<boolean>;
}

const REMOVE =
  'a customer, tenant, product or <tenant>/<product> that may go, once for each (or FLEET_REMOVE=a,b)';

/** Collects the values of an option that may be given several times. */
function andMore(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

/**
 * Does what the arguments say: a verb and its options. Without any it is `synth`, which cdk8s runs.
 *
 * @returns the exit code
 */
export async function run(verbs: Verbs, argv: readonly string[], options: RunOptions): Promise<number> {
  let code = 0;
  const go = async (verb: () => number | Promise<number>, tenants?: readonly string[]): Promise<void> => {
    code = (await options.ready(tenants)) ? await verb() : 1;
  };
  const program = new Command(options.command)
    .usage('[verb] [options]')
    .description('Synthesizes the fleet, and shows what is in it.')
    .helpCommand(false)
    // A mistake in the arguments is told like any other: the exit code is the caller's to set.
    .exitOverride();
  program
    .command('synth')
    .description('write dist/; what happens without a verb')
    .option('--remove <name>', REMOVE, andMore)
    .option('--full', 'make everything anew, whatever is known of the run before')
    .addOption(
      new Option('--watch', 'do it again whenever something of the fleet is saved, until ctrl-c').conflicts([
        'shard',
        'merge',
      ]),
    )
    .addOption(new Option('--shard <i/n>', 'make one of n parts alone, in parts/').conflicts('merge'))
    .addOption(
      new Option('--merge [folder]', 'join the parts of a folder to dist/').preset(PARTS).conflicts('remove'),
    )
    .action(async ({ merge, watch, ...given }: SynthOptions & { merge?: string; watch?: true }) => {
      if (watch) {
        code = await options.watch(argv.filter((each) => each !== '--watch'));
        return;
      }
      if (merge === undefined) return go(() => verbs.synth(given));
      // What is joined has been planned.
      code = verbs.merge(merge);
    });
  program
    .command('check')
    .description(
      'fail where dist/ is not what synth would write; warn of holds that end, and of dates left behind',
    )
    .option('--remove <name>', REMOVE, andMore)
    .option('--json', 'print what was found as JSON, too')
    .action((given: CheckFleetOptions) => go(() => verbs.check(given)));
  program
    .command('explain')
    .description('print where each value of a release comes from, and what it overrode')
    .argument('<what>', '<tenant>/<product>; a tenant with --diff, a product with --who')
    .argument('[path]', 'a value such as image.tag; the other tenant with --diff')
    .option('--all', 'what lower layers said of every value, too; with --who, every tenant')
    .option('--json', 'print JSON')
    .addOption(new Option('--diff', 'compare two tenants').conflicts('who'))
    .option('--who', 'list who has which value of a product')
    .addHelpText('after', () => explainHelp(options))
    .action((what: string, path: string | undefined, given: Omit<ExplainOptions, 'what'>) => {
      const asked = { ...given, what, ...(path !== undefined && { path }) };
      return go(() => verbs.explain(asked), tenantsIn(asked));
    });
  program
    .command('graph')
    .description('print a graph of the fleet to stdout')
    .option('--format <format>', `one of ${Object.keys(formats).join(', ')}`, 'mermaid')
    .option('--view <view>', `one of ${Object.keys(views).join(', ')}`, 'fleet')
    .option('--cluster <cluster>', 'show what concerns this cluster alone')
    .addHelpText('after', () => graphHelp(options))
    .action((given: GraphOptions) => go(() => verbs.graph(given)));
  program
    .command('preview')
    .description('print the Applications that ApplicationSets come to')
    .argument('[set]', 'this set alone, by name')
    .option('--cluster <cluster>', 'show the sets alone that deliver to this cluster, or that it runs')
    .option('--format <format>', `one of ${Object.keys(previewFormats).join(', ')}`, 'yaml')
    .option('--globbing <globbing>', `how patterns of files are read: ${globbings.join(' or ')}`, 'legacy')
    .option('--checkout <url=path>', 'a git repository that is checked out, once for each', andMore)
    .option('--convert <file>', 'print the ApplicationSets of this file with Go templates instead')
    .addHelpText('after', () => previewHelp(options))
    .action((set: string | undefined, given: PreviewOptions) => go(() => verbs.preview({ ...given, set })));
  program
    .command('capacity')
    .description('print what clusters and their operators have and hold, and what fits besides')
    .option('--cluster <cluster>', 'this cluster alone')
    .option('--format <format>', `one of ${Object.keys(capacityFormats).join(', ')}`, 'text')
    .action((given: CapacityOptions) => go(() => verbs.capacity(given)));
  program
    .command('place')
    .description(
      'choose clusters for tenants that name a pool, and shards for clusters, where none has been chosen',
    )
    .action(() => go(() => verbs.place()));
  addReport(program, options, (given) => go(() => verbs.report(given)));
  addForecast(program, (given) => go(() => verbs.forecast(given)));
  addStatus(program, (given) => go(() => verbs.status(given)));
  addPromote(program, (given) => go(() => verbs.promote(given)));
  addHold(program, (given) => go(() => verbs.hold(given)));
  addRecall(program, (given) => go(() => verbs.recall(given)));
  addNew(program, (given) => go(() => verbs.new(given)));
  addDiff(program, options, async (given) => void (code = await verbs.diff(given)));
  addPublish(program, options, (given) => go(() => verbs.publish(given)));
  addHistory(program, options, (given) => go(() => verbs.history(given)));
  addLeaving(program, (given) => go(() => verbs.leave(given)));
  program
    .command('upgrade')
    .description('show what another version of ringfleet makes of dist/, and apply it with --write')
    .option('--to <version>', 'a version, or a tarball of it; otherwise the newest that npm has')
    .option('--diff', 'name every file, and show every line that changes')
    .option('--write', 'apply it: install, edit sources whose fields have other names, and write dist/')
    .addHelpText('after', () => upgradeHelp(options))
    .action((given: UpgradeOptions) => go(() => verbs.upgrade(given)));
  program
    .command('runbook')
    .description('print how to recover what this fleet has: in which order, with which commands')
    .argument('[name]', 'application, cluster or disaster; all of them without')
    .option('--cluster <cluster>', 'this cluster alone, and its tenants')
    .option('--tenant <tenant>', 'this tenant alone')
    .option('--out <folder>', 'write a file for each instead')
    .addHelpText('after', () => runbookHelp(options))
    .action((name: string | undefined, given: RunbookOptions) =>
      go(() => verbs.runbook({ ...given, ...(name !== undefined && { name }) })),
    );
  addImport(program, options, async (given) => {
    if (given.what === 'customers') await go(() => verbs.import(given));
    else code = await verbs.import(given);
  });
  program
    .command('schemas')
    .description("write JSON Schemas of customers' YAML and of rings.yaml to schemas/, for editors")
    .action(() => go(() => verbs.schemas()));
  program
    .command('chart-values')
    .description(
      "write what products import of their charts' values, and over keys of schemas what these say of them",
    )
    .action(() => go(() => verbs.chartValues()));
  program
    .command('typecheck')
    .description("check the types of the fleet's modules: of customers, of those alone that changed")
    .action(async () => void (code = await verbs.typecheck()));
  try {
    // npm run synth -- --remove acme
    const isBare = argv[0] === undefined || /^--(remove|full|watch|shard|merge)/.test(argv[0]);
    await program.parseAsync([...(isBare ? ['synth'] : []), ...argv], { from: 'user' });
    return code;
  } catch (fault) {
    // It has been said.
    if (fault instanceof CommanderError) return fault.exitCode;
    throw fault;
  }
}
