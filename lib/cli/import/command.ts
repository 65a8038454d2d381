import type { Command } from 'commander';
import { importHelp, type Shown } from '../help';
import { imports, type ImportOptions } from './index';

/** Adds the verb `import`. */
export function addImport(program: Command, shown: Shown, go: (given: ImportOptions) => void): void {
  program
    .command('import')
    .description('write a fleet of what is there already, in a folder of its own')
    .argument('<what>', `one of ${imports.join(', ')}`)
    .argument('<path>', "a file or folder with manifests; '-' for what kubectl prints: kubectl get … -o yaml")
    .option('--into <folder>', 'folder of the new fleet', 'imported')
    .option('--cluster <name>', 'what the cluster is called that the operator is on', 'main')
    .option('--environment <name>', 'environment of its components', 'production')
    .option('--state <url>', 'state repository of the new fleet')
    .option(
      '--releases <expression>',
      "names of Applications that are releases of customers: '(?<customer>…)-(?<product>…)-(?<environment>…)'",
    )
    .option(
      '--checkout <url=path>',
      'a git repository that is checked out, once for each',
      (value: string, before: readonly string[] = []) => [...before, value],
    )
    .addHelpText('after', () => importHelp(shown))
    .action((what: string, path: string, given: Omit<ImportOptions, 'what' | 'path'>) =>
      go({ ...given, what, path }),
    );
}
