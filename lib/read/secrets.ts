import { existsSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { error, type Issue, type SecretInput } from '../model';
import { readDocuments } from './documents';

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
  const folder = join(root, 'customers', customer, 'secrets');
  const issues: Issue[] = [];
  const secrets = filesBelow(folder).flatMap((path): SecretInput[] => {
    const file = relative(root, path).split(sep).join('/');
    const segments = relative(folder, path).split(sep);
    if (segments.some((segment) => segment.startsWith('.'))) return [];
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
    const read = readDocuments(path, file);
    if ('issues' in read) {
      issues.push(...read.issues);
      return [];
    }
    const base = { file, environment, ...(site !== undefined && { site }) };
    return [{ ...base, name: name.slice(0, -'.yaml'.length), ...read }];
  });
  return { secrets, issues };
}

export function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
