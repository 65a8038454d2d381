import { error, type Issue } from '../../issues/issue';
import { isDeviceName } from '../../plan/names';
import { isDnsLabel } from '../../authored/naming';
import type { ClusterPlan } from '../../plan/cluster';
import type { NamespacePlan, TenantPlan } from '../../plan/tenant';
import { placementsOf } from '../../facts/placements';
import { secretFilesOf } from '../../plan/resolve/secrets';
import { engineOf } from '../../engines';
import { faultsOfSealedSecret, isSealed } from '../../passed/sealed-secret';
import { faultsOfSecret, nameOf, namespaceOf } from '../../passed/secret';
import type { CustomerInput, ProductSecretsInput, SecretDocument, SecretInput } from '../../authored/specs';
import { suggest } from '../../issues/suggest';
import type { Rule } from '../rule';

/** Every file of Secrets belongs to a tenant whose cluster decrypts or unseals it, and nothing in it can be read. */
export const secrets: Rule = ({ specs, plan }) => {
  const isShared = specs.fleet.namespacePer !== 'release';
  const tenants = new Map(plan.customers.flatMap((each) => each.tenants.map((t) => [keyOf(t), t] as const)));
  return specs.customers.flatMap((customer) => [
    ...(customer.secrets ?? []).flatMap((file) => [
      ...ofPlace(customer, file),
      ...ofName(file),
      ...ofContent(file),
    ]),
    ...(customer.productSecrets ?? []).flatMap((file) => ofProduct(customer, file)),
    ...placementsOf(customer.spec).flatMap((placement) => {
      const tenant = tenants.get(keyOf({ ...placement, source: customer.file }));
      return tenant ? ofTenant(tenant, secretFilesOf(customer, placement), isShared) : [];
    }),
  ]);
};

function keyOf(of: {
  readonly source: string;
  readonly environment: string | { readonly name: string };
  readonly site?: string;
}): string {
  const environment = typeof of.environment === 'string' ? of.environment : of.environment.name;
  return JSON.stringify([of.source, environment, of.site]);
}

/** The folders that the file lies in say whose it is. */
function ofPlace({ spec }: CustomerInput, { file, environment, site, name }: SecretInput): Issue[] {
  const here = placementsOf(spec).filter((placement) => placement.environment === environment);
  const folder = `customers/${spec.name}/secrets/${environment}`;
  if (here.length === 0) {
    const environments = placementsOf(spec).map((placement) => placement.environment);
    const fix = suggest(environment, [...new Set(environments)]);
    return [error({ file }, `customer '${spec.name}' has no tenant in '${environment}'`, fix)];
  }
  const sites = here.flatMap((placement) => placement.site ?? []);
  if (site === undefined) {
    if (sites.length === 0) return [];
    const problem = `customer '${spec.name}' has a tenant for each site in '${environment}'`;
    return [error({ file }, problem, `move it to the folder of one: ${suggest('', sites)}`)];
  }
  if (sites.length === 0) {
    const problem = `customer '${spec.name}' has no sites in '${environment}'`;
    return [error({ file }, problem, `move it to ${folder}/${name}.yaml`)];
  }
  if (sites.includes(site)) return [];
  const problem = `customer '${spec.name}' has no site '${site}' in '${environment}'`;
  return [error({ file }, problem, suggest(site, sites))];
}

/** It keeps its name, among files of which one name has a meaning to kustomize. */
function ofName({ file, name }: SecretInput): Issue[] {
  if (name === 'kustomization')
    return [error({ file }, 'has the name by which kustomize knows its own file', 'rename it')];
  if (isDeviceName(name))
    return [error({ file }, `'${name}' is a name that Windows keeps for a device`, 'rename it')];
  if (isDnsLabel(name)) return [];
  return [
    error({ file }, `'${name}' is not a DNS label`, "rename it: use lower-case letters, digits and '-'"),
  ];
}

type SecretsFile = Pick<SecretInput, 'file' | 'documents'>;

function ofContent(file: SecretsFile): Issue[] {
  return file.documents.length === 0
    ? [error({ file: file.file }, 'is empty', 'put a Secret into it, or remove it')]
    : file.documents.flatMap((document) => ofDocument(file, document));
}

/** What an ApplicationSet takes from the repository goes by no engine that decrypts: it has to be sealed. */
function ofProduct({ spec }: CustomerInput, input: ProductSecretsInput): Issue[] {
  const { file, product, documents } = input;
  if (!Object.hasOwn(spec.products, product)) {
    const problem = `customer '${spec.name}' does not subscribe to '${product}'`;
    return [error({ file }, problem, suggest(product, Object.keys(spec.products)))];
  }
  if (documents.length === 0) return ofContent(input);
  return documents.flatMap((document) =>
    isSealed(document.value)
      ? ofDocument(input, document)
      : [error(document.locate(), 'the document is no SealedSecret', SEAL)],
  );
}

const SEAL = 'seal a Secret with kubeseal, and put what it makes of it here';

function ofDocument({ file }: SecretsFile, { value, locate }: SecretDocument): Issue[] {
  const faults = isSealed(value) ? faultsOfSealedSecret(value) : faultsOfSecret(value, file);
  return faults.map(({ path, problem, fix }) => {
    const where = path.join('.');
    return error(
      { ...locate(path), ...(path.length > 0 && { path: where }) },
      `${path.length > 0 ? `'${where}'` : 'the document'} ${problem}`,
      fix,
    );
  });
}

function ofTenant(tenant: TenantPlan, files: readonly SecretInput[], isShared: boolean): Issue[] {
  const { cluster } = tenant;
  const names = tenant.namespaces.map(({ name }) => name);
  return [
    ...files.flatMap((file) =>
      engineOf(cluster).secrets === 'SOPS' ? byFlux(file, cluster) : byArgocd(file, cluster),
    ),
    ...files.flatMap((file) => {
      const wrong = file.documents.flatMap((document) => ofNamespace(tenant, file, document, isShared));
      return wrong.length > 0 ? wrong : ofOneNamespace(file, isShared);
    }),
    ...twice(files, isShared ? names[0] : undefined),
  ];
}

/** Argo CD applies what is in git as it is. */
function byArgocd({ file, documents }: SecretInput, { name }: ClusterPlan): Issue[] {
  if (documents.every(({ value }) => isSealed(value))) return [];
  const problem = `Argo CD, which runs cluster '${name}', decrypts nothing`;
  const fix =
    'seal them with kubeseal, or take them from a secret store, by an ExternalSecret in the chart, and remove the file';
  return [error({ file }, problem, fix)];
}

/** Flux applies them with rights over Secrets alone. */
function byFlux({ file, documents }: SecretInput, { name }: ClusterPlan): Issue[] {
  const problem = `is a SealedSecret, and Flux, which runs cluster '${name}', decrypts what SOPS encrypted`;
  return documents
    .filter(({ value }) => isSealed(value))
    .map(({ locate }) =>
      error({ ...locate(['kind']), path: 'kind' }, problem, `encrypt a Secret with SOPS into ${file}`),
    );
}

function ofNamespace(
  { name: tenant, namespaces }: TenantPlan,
  { file }: SecretInput,
  { value, locate }: SecretDocument,
  isShared: boolean,
): Issue[] {
  const path = ['metadata', 'namespace'];
  const at = { ...locate(path), path: path.join('.') };
  const own = namespaces.map(({ name }: NamespacePlan) => name);
  const given = namespaceOf(value);
  if (given === undefined) {
    // Of a SealedSecret that has been said.
    if (isShared || nameOf(value) === undefined || isSealed(value)) return [];
    const problem = `the Secret states no namespace, and '${tenant}' has one for each release`;
    return [error(at, problem, `state one with: sops edit ${file}; ${suggest('', own)}`)];
  }
  if (own.includes(given)) return [];
  const problem = `namespace '${given}' is not one of tenant '${tenant}'`;
  return [error(at, problem, `change it with: sops edit ${file}; ${suggest(given, own)}`)];
}

/** Each namespace has a folder of its own. */
function ofOneNamespace({ file, documents }: SecretInput, isShared: boolean): Issue[] {
  const stated = new Set(documents.flatMap(({ value }) => namespaceOf(value) ?? []));
  if (isShared || stated.size < 2) return [];
  const problem = `has Secrets of several namespaces: ${[...stated].sort().join(', ')}`;
  return [error({ file }, problem, 'give those of each namespace a file of their own')];
}

function twice(files: readonly SecretInput[], namespace: string | undefined): Issue[] {
  const first = new Map<string, string>();
  return files.flatMap(({ file, documents }) =>
    documents.flatMap(({ value, locate }) => {
      const name = nameOf(value);
      if (name === undefined) return [];
      const key = `${namespaceOf(value) ?? namespace}/${name}`;
      const other = first.get(key);
      if (other === undefined) {
        first.set(key, file);
        return [];
      }
      const at = { ...locate(['metadata', 'name']), path: 'metadata.name' };
      return [error(at, `Secret '${key}' is in ${other} too`, 'remove one, or give it another name')];
    }),
  );
}
