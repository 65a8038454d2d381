import { error, type Issue } from '../../issues/issue';
import { isDeviceName } from '../../plan/names';
import { isDnsLabel } from '../../authored/naming';
import { placementsOf } from '../../facts/placements';
import { faultsOfSealedSecret, isSealed } from '../../passed/sealed-secret';
import { faultsOfSecret } from '../../passed/secret';
import type { CustomerInput, ProductSecretsInput, SecretDocument, SecretInput } from '../../authored/specs';
import { suggest } from '../../issues/suggest';
import type { Rule } from '../rule';

/** Every file of Secrets belongs to a tenant or a product of its customer, and nothing in it can be read. */
export const secrets: Rule = function* ({ specs }) {
  for (const customer of specs.customers) {
    for (const file of customer.secrets ?? []) {
      yield* ofPlace(customer, file);
      yield* ofName(file);
      yield* ofContent(file);
    }
    for (const file of customer.productSecrets ?? []) yield* ofProduct(customer, file);
  }
};

/** The folders that the file lies in say whose it is. */
function* ofPlace({ spec }: CustomerInput, { file, environment, site, name }: SecretInput): Generator<Issue> {
  const at = { file };
  const customer = `customer '${spec.name}'`;
  const all = placementsOf(spec);
  const here = all.filter((placement) => placement.environment === environment);
  const sites = here.flatMap((placement) => placement.site ?? []);
  if (here.length === 0) {
    const environments = new Set(all.map((placement) => placement.environment));
    const fix = suggest(environment, [...environments]);
    yield error(at, `${customer} has no tenant in '${environment}'`, fix);
  } else if (site === undefined) {
    if (sites.length === 0) return;
    const problem = `${customer} has a tenant for each site in '${environment}'`;
    yield error(at, problem, `move it to the folder of one: ${suggest('', sites)}`);
  } else if (sites.length === 0) {
    const fix = `move it to customers/${spec.name}/secrets/${environment}/${name}.yaml`;
    yield error(at, `${customer} has no sites in '${environment}'`, fix);
  } else if (!sites.includes(site))
    yield error(at, `${customer} has no site '${site}' in '${environment}'`, suggest(site, sites));
}

/** It keeps its name, among files of which one name has a meaning to kustomize. */
function* ofName({ file, name }: SecretInput): Generator<Issue> {
  const at = { file };
  if (name === 'kustomization')
    yield error(at, 'has the name by which kustomize knows its own file', 'rename it');
  else if (isDeviceName(name))
    yield error(at, `'${name}' is a name that Windows keeps for a device`, 'rename it');
  else if (!isDnsLabel(name))
    yield error(at, `'${name}' is not a DNS label`, "rename it: use lower-case letters, digits and '-'");
}

type SecretsFile = Pick<SecretInput, 'file' | 'documents'>;

function* ofContent({ file, documents }: SecretsFile): Generator<Issue> {
  if (documents.length === 0) yield error({ file }, 'is empty', 'put a Secret into it, or remove it');
  for (const document of documents) yield* ofDocument(file, document);
}

/** What an ApplicationSet takes from the repository goes by no engine that decrypts: it has to be sealed. */
function* ofProduct({ spec }: CustomerInput, input: ProductSecretsInput): Generator<Issue> {
  const { file, product, documents } = input;
  if (!Object.hasOwn(spec.products, product)) {
    const problem = `customer '${spec.name}' does not subscribe to '${product}'`;
    yield error({ file }, problem, suggest(product, Object.keys(spec.products)));
    return;
  }
  if (documents.length === 0) yield* ofContent(input);
  for (const document of documents) {
    const { value, locate } = document;
    if (isSealed(value)) yield* ofDocument(file, document);
    else yield error(locate(), 'the document is no SealedSecret', SEAL);
  }
}

const SEAL = 'seal a Secret with kubeseal, and put what it makes of it here';

function* ofDocument(file: string, { value, locate }: SecretDocument): Generator<Issue> {
  const faults = isSealed(value) ? faultsOfSealedSecret(value) : faultsOfSecret(value, file);
  for (const { path, problem, fix } of faults) {
    const where = path.join('.');
    if (path.length === 0) yield error(locate(path), `the document ${problem}`, fix);
    else yield error({ ...locate(path), path: where }, `'${where}' ${problem}`, fix);
  }
}
