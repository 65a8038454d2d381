import { join } from 'node:path';
import { error, type Issue } from '../issues/issue';
import type { SecretInput } from '../authored/specs';
import { readDocuments } from './documents';
import { filesBelow } from './files-below';

/** Where the files of a customer lie, for messages. */
const PLACES = (customer: string) =>
  `customers/${customer}/secrets/<environment>/<name>.yaml, or <environment>/<site>/<name>.yaml where the environment has sites`;

/**
 * The files with a customer's encrypted Secrets, in the order of paths. Files whose names begin with a dot are people's
 * own, such as the settings of SOPS.
 *
 * @param root folder of the program
 */
export function readSecrets(root: string, customer: string): { secrets: SecretInput[]; issues: Issue[] } {
  const folder = `customers/${customer}/secrets`;
  const { files, issues } = filesBelow(root, folder, (name) => name.startsWith('.'));
  const secrets = files.flatMap((file): SecretInput[] => {
    const segments = file.slice(folder.length + 1).split('/');
    const name = segments.at(-1)!;
    if (!name.endsWith('.yaml')) {
      const fix = 'end its name in .yaml, or move it out of secrets/';
      issues.push(error({ file }, `'${name}' is no file with Secrets`, fix));
      return [];
    }
    const [environment, site] = segments.slice(0, -1);
    if (environment === undefined || segments.length > 3) {
      issues.push(error({ file }, 'lies where no tenant is looked for', `move it to ${PLACES(customer)}`));
      return [];
    }
    const read = readDocuments(join(root, file), file);
    if ('issues' in read) {
      issues.push(...read.issues);
      return [];
    }
    const base = { file, environment, ...(site !== undefined && { site }) };
    return [{ ...base, name: name.slice(0, -'.yaml'.length), ...read }];
  });
  return { secrets, issues };
}
