import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { error, type Location } from '../issues/issue';
import type { CustomerInput, ProductSecretsInput, SecretInput, TerraformInput } from '../authored/specs';
import { readDocuments, readPassedText } from './documents';
import { isFolder, LINK, lstat } from './links';
import { tried, type Reading } from './reading';

/**
 * The Secrets and Terraform in a customer's folder, but for files that cannot be read.
 *
 * @param root folder of the program
 */
export function* readContent(
  root: string,
  customer: string,
): Reading<Pick<CustomerInput, 'secrets' | 'productSecrets' | 'terraform'>> {
  const folder = `customers/${customer}`;
  const secrets = yield* tried(`${folder}/secrets`, () => readSecrets(root, customer), []);
  const productSecrets = yield* tried(
    `${folder}/*/secrets.yaml`,
    () => readProductSecrets(root, customer),
    [],
  );
  const terraform = yield* tried(`${folder}/terraform`, () => readTerraform(root, customer), []);
  return {
    ...(secrets.length > 0 && { secrets }),
    ...(productSecrets.length > 0 && { productSecrets }),
    ...(terraform.length > 0 && { terraform }),
  };
}

/** Where the files of a customer lie, for messages. */
const PLACES = (customer: string) =>
  `customers/${customer}/secrets/<environment>/<name>.yaml, or <environment>/<site>/<name>.yaml where the environment has sites`;

/**
 * The files with a customer's encrypted Secrets, in the order of paths. Files whose names begin with a dot are people's
 * own, such as the settings of SOPS.
 */
function* readSecrets(root: string, customer: string): Reading<SecretInput[]> {
  const folder = `customers/${customer}/secrets`;
  const secrets: SecretInput[] = [];
  for (const file of yield* filesBelow(root, folder, (name) => name.startsWith('.'))) {
    const segments = file.slice(folder.length + 1).split('/');
    const name = segments.pop()!;
    const [environment, site] = segments;
    if (!name.endsWith('.yaml')) {
      const fix = 'end its name in .yaml, or move it out of secrets/';
      yield error({ file }, `'${name}' is no file with Secrets`, fix);
    } else if (environment === undefined || segments.length > 2) {
      yield error({ file }, 'lies where no tenant is looked for', `move it to ${PLACES(customer)}`);
    } else {
      const place = { file, environment, ...(site !== undefined && { site }) };
      const read = yield* readDocuments(join(root, file), file);
      if (read) secrets.push({ ...place, name: name.slice(0, -'.yaml'.length), ...read });
    }
  }
  return secrets;
}

/** Which versions of providers a customer's Terraform takes: the one file with a dot that belongs to it. */
const LOCK = '.terraform.lock.hcl';

/**
 * The files of a customer's Terraform, in the order of paths. Other files whose names begin with a dot are what Terraform
 * leaves behind, and people's own.
 */
export function* readTerraform(root: string, customer: string): Reading<TerraformInput[]> {
  const folder = `customers/${customer}/terraform`;
  const isLeftOut = (name: string) => name !== LOCK && name.startsWith('.');
  const files: TerraformInput[] = [];
  for (const file of yield* filesBelow(root, folder, isLeftOut)) {
    const path = file.slice(folder.length + 1);
    const name = path.slice(path.lastIndexOf('/') + 1);
    if (path.includes('\\')) {
      const problem = 'has a backslash in its name, which separates folders on some systems only';
      yield error({ file }, problem, 'rename it');
    } else if (name === LOCK || name.endsWith('.tf')) {
      const text = yield* readPassedText(join(root, file), file, 'HCL');
      if (text !== undefined) files.push({ file, name: path, text });
    } else {
      const fix = /\.tf(state|vars)/.test(name)
        ? 'keep it out of git: state belongs to a backend, and what is secret to the cluster'
        : 'end its name in .tf, or move it out of terraform/';
      yield error({ file }, `'${name}' is no file that Terraform is written in`, fix);
    }
  }
  return files;
}

/** Folders of a customer with a meaning of their own. */
export const OWN_FOLDERS: readonly string[] = ['secrets', 'terraform'];

/** The encrypted Secrets of a customer's products: `<product>/secrets.yaml`, by product. */
export function* readProductSecrets(root: string, customer: string): Reading<ProductSecretsInput[]> {
  const folder = `customers/${customer}`;
  const products = readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => !OWN_FOLDERS.includes(entry.name) && !entry.name.startsWith('.') && isFolder(entry))
    .map(({ name }) => name)
    .sort();
  const secrets: ProductSecretsInput[] = [];
  for (const product of products) {
    const file = `${folder}/${product}/secrets.yaml`;
    const link = [`${folder}/${product}`, file].find((each) => lstat(join(root, each))?.isSymbolicLink());
    if (link !== undefined) yield linked({ file: link });
    else if (lstat(join(root, file))) {
      const read = yield* readDocuments(join(root, file), file);
      if (read) secrets.push({ file, product, ...read });
    }
  }
  return secrets;
}

export function linked(at: Location) {
  return error(at, LINK, 'put what it leads to in its place');
}

/**
 * The files below a folder of a customer, and an issue for all else: links, which may lead out of the repository, back
 * to where they are, or nowhere, and what is neither file nor folder. Nothing is passed over in silence but what is left
 * out.
 *
 * @param folder its path below `root`; there may be none
 * @param isLeftOut whether an entry is left out by its name, with all that is below it
 * @returns the files by their paths below `root`, separated by `/` and in their order
 */
function* filesBelow(root: string, folder: string, isLeftOut: (name: string) => boolean): Reading<string[]> {
  const top = lstat(join(root, folder));
  if (!top) return [];
  if (top.isSymbolicLink()) {
    yield error({ file: folder }, LINK, 'put the folder itself in its place');
    return [];
  }
  const files: string[] = [];
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    if (isLeftOut(entry.name)) continue;
    const file = `${folder}/${entry.name}`;
    if (entry.isDirectory()) files.push(...(yield* filesBelow(root, file, isLeftOut)));
    else if (entry.isFile()) files.push(file);
    else if (entry.isSymbolicLink()) yield linked({ file });
    else yield error({ file }, 'is neither a file nor a folder', 'remove it');
  }
  return files.sort();
}
