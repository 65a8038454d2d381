import type { Command } from 'commander';
import { importHelp, type Shown } from '../help';
import type { ImportCustomersOptions } from './customers/options';
import { imports, type ImportOptions } from './index';

/** What `import` was given: a fleet of its own is made of what an engine has, and customers of this fleet of a tree. */
export type ImportGiven = ImportOptions | ({ readonly what: 'customers' } & ImportCustomersOptions);

/** As commander has them. */
type Typed = Omit<ImportOptions & ImportCustomersOptions, 'what' | 'path' | 'cluster' | 'rings'> & {
  readonly cluster?: readonly string[];
  readonly ring?: readonly string[];
};

/** Adds the verb `import`. */
export function addImport(program: Command, shown: Shown, go: (given: ImportGiven) => Promise<void>): void {
  program
    .command('import')
    .description(
      'write a fleet of what is there already, in a folder of its own; or customers of a tree into this one',
    )
    .argument('<what>', `one of ${[...imports, 'customers'].join(', ')}`)
    .argument('<path>', "a file or folder with manifests; '-' for what kubectl prints: kubectl get … -o yaml")
    .option('--into <folder>', "folder of the new fleet; 'imported' without")
    .option(
      '--cluster <name>',
      "what the cluster is called that the operator is on, 'main' without; of customers environment=cluster, once for each",
      andMore,
    )
    .option('--environment <name>', "environment of its components; 'production' without")
    .option('--state <url>', 'state repository of the new fleet')
    .option(
      '--releases <expression>',
      "names of Applications or HelmReleases that are releases of customers: '(?<customer>…)-(?<product>…)-(?<environment>…)'",
    )
    .option('--checkout <url=path>', 'a git repository that is checked out, once for each', andMore)
    .option('--only <customer>', 'of a tree these customers alone, once for each', andMore)
    .option('--ring <environment=ring>', 'of customers that say none, once for each environment', andMore)
    .option('--tier <tier>', 'of customers that say none')
    .option('--region <region>', 'of customers that say none')
    .option('--contact <address>', "of customers that say none; '{customer}' stands for the name")
    .option('--group <group>', "of customers that say none; '{customer}' stands for the name")
    .option('--until <day>', 'last day of holds: of versions that their ring does not run')
    .option('--yaml', 'write customers as folders of YAML')
    .option('--dry-run', 'of customers: show what would be written, and write nothing')
    .addHelpText('after', () => importHelp(shown))
    .action((what: string, path: string, { cluster = [], ring = [], ...given }: Typed) => {
      if (what === 'customers') return go({ ...given, what, path, clusters: cluster, rings: ring });
      const own = cluster.at(-1);
      const misplaced = ring.length > 0 && { rings: ring };
      return go({ ...given, what, path, ...(own !== undefined && { cluster: own }), ...misplaced });
    });
}

function andMore(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}
