import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { error, type Issue } from '../issues/issue';
import type { ProductSecretsInput, TerraformInput } from '../authored/specs';
import { readDocuments } from './documents';
import { filesBelow } from './files-below';
import { isFolder, LINK, lstat } from './links';
import { readPassedText } from './text';

/** Which versions of providers a customer's Terraform takes: the one file with a dot that belongs to it. */
const LOCK = '.terraform.lock.hcl';

/**
 * The files of a customer's Terraform, in the order of paths. Other files whose names begin with a dot are what Terraform
 * leaves behind, and people's own.
 *
 * @param root folder of the program
 */
export function readTerraform(root: string, customer: string): { files: TerraformInput[]; issues: Issue[] } {
  const folder = `customers/${customer}/terraform`;
  const isLeftOut = (name: string) => name !== LOCK && name.startsWith('.');
  const { files: found, issues } = filesBelow(root, folder, isLeftOut);
  const files = found.flatMap((file): TerraformInput[] => {
    const segments = file.slice(folder.length + 1).split('/');
    const name = segments.at(-1)!;
    if (segments.some((segment) => segment.includes('\\'))) {
      const problem = 'has a backslash in its name, which separates folders on some systems only';
      issues.push(error({ file }, problem, 'rename it'));
      return [];
    }
    if (name === LOCK || name.endsWith('.tf')) {
      const read = readPassedText(join(root, file), file, 'HCL');
      if ('text' in read) return [{ file, name: segments.join('/'), text: read.text }];
      issues.push(...read.issues);
      return [];
    }
    const fix = /\.tf(state|vars)/.test(name)
      ? 'keep it out of git: state belongs to a backend, and what is secret to the cluster'
      : 'end its name in .tf, or move it out of terraform/';
    issues.push(error({ file }, `'${name}' is no file that Terraform is written in`, fix));
    return [];
  });
  return { files, issues };
}

/** Folders of a customer with a meaning of their own. */
const OWN: readonly string[] = ['secrets', 'terraform'];

/** The encrypted Secrets of a customer's products: `<product>/secrets.yaml`, by product. */
export function readProductSecrets(
  root: string,
  customer: string,
): { secrets: ProductSecretsInput[]; issues: Issue[] } {
  const folder = `customers/${customer}`;
  const issues: Issue[] = [];
  const secrets = readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => !OWN.includes(entry.name) && !entry.name.startsWith('.') && isFolder(entry))
    .map(({ name }) => name)
    .sort()
    .flatMap((product): ProductSecretsInput[] => {
      const file = `${folder}/${product}/secrets.yaml`;
      const path = join(root, file);
      const link = [`${folder}/${product}`, file].find((each) => lstat(join(root, each))?.isSymbolicLink());
      if (link !== undefined) {
        issues.push(error({ file: link }, LINK, 'put what it leads to in its place'));
        return [];
      }
      if (!lstat(path)) return [];
      const read = readDocuments(path, file);
      if ('issues' in read) {
        issues.push(...read.issues);
        return [];
      }
      return [{ file, product, ...read }];
    });
  return { secrets, issues };
}
