import { groupBy } from '../../facts/group-by';
import { placementsOf } from '../../facts/placements';
import { engineOf } from '../../engines';
import { error, type Issue } from '../../issues/issue';
import { suggest } from '../../issues/suggest';
import { isSealed } from '../../passed/sealed-secret';
import { nameOf, namespaceIn } from '../../passed/secret';
import type { ClusterPlan } from '../../plan/cluster';
import { tenantsOf } from '../../plan/fleet';
import { secretFilesOf } from '../../facts/secret-files';
import type { TenantPlan } from '../../plan/tenant';
import type { SecretDocument, SecretInput } from '../../authored/specs';
import type { Rule } from '../rule';

/** A tenant's cluster decrypts or unseals its Secrets, each goes to a namespace of the tenant, and no two are one. */
export const tenantSecrets: Rule = function* ({ specs, plan }) {
  const onePerTenant = specs.fleet.namespacePer !== 'release';
  const tenants = groupBy(tenantsOf(plan), ({ source }) => source);
  for (const customer of specs.customers)
    for (const placement of placementsOf(customer.spec)) {
      const tenant = tenants
        .get(customer.file)
        ?.find(
          ({ environment: { name }, site }) => name === placement.environment && site === placement.site,
        );
      const isShared = onePerTenant && tenant?.namespaces.length === 1;
      if (tenant) yield* ofTenant(tenant, secretFilesOf(customer, placement), isShared);
    }
};

function* ofTenant(tenant: TenantPlan, files: readonly SecretInput[], isShared: boolean): Generator<Issue> {
  const { cluster } = tenant;
  for (const file of files) {
    yield* engineOf(cluster).secrets === 'SOPS' ? byFlux(file, cluster) : byArgocd(file, cluster);
    const wrong = file.documents.flatMap((document) => [...ofNamespace(tenant, file, document, isShared)]);
    yield* wrong;
    if (wrong.length === 0 && !isShared) yield* ofOneNamespace(file);
  }
  yield* twice(files, isShared ? tenant.namespaces[0]?.name : undefined);
}

/** Argo CD applies what is in git as it is. */
function* byArgocd({ file, documents }: SecretInput, { name }: ClusterPlan): Generator<Issue> {
  if (documents.every(({ value }) => isSealed(value))) return;
  yield error(
    { file },
    `Argo CD, which runs cluster '${name}', decrypts nothing`,
    'seal them with kubeseal, or take them from a secret store, by an ExternalSecret in the chart, and remove the file',
  );
}

/** Flux applies them with rights over Secrets alone. */
function* byFlux({ file, documents }: SecretInput, { name }: ClusterPlan): Generator<Issue> {
  const problem = `is a SealedSecret, and Flux, which runs cluster '${name}', decrypts what SOPS encrypted`;
  for (const { value, locate } of documents) {
    if (!isSealed(value)) continue;
    yield error({ ...locate(['kind']), path: 'kind' }, problem, `encrypt a Secret with SOPS into ${file}`);
  }
}

function* ofNamespace(
  { name: tenant, namespaces }: TenantPlan,
  { file }: SecretInput,
  { value, locate }: SecretDocument,
  isShared: boolean,
): Generator<Issue> {
  const path = ['metadata', 'namespace'];
  const at = { ...locate(path), path: path.join('.') };
  const own = namespaces.map(({ name }) => name);
  const given = namespaceIn(value);
  if (given === undefined) {
    // Of a SealedSecret that has been said.
    if (isShared || nameOf(value) === undefined || isSealed(value)) return;
    const problem = `the Secret states no namespace, and '${tenant}' has none for all releases`;
    yield error(at, problem, `state one with: sops edit ${file}; ${suggest('', own)}`);
  } else if (!own.includes(given)) {
    const problem = `namespace '${given}' is not one of tenant '${tenant}'`;
    yield error(at, problem, `change it with: sops edit ${file}; ${suggest(given, own)}`);
  }
}

/** Each namespace has a folder of its own. */
function* ofOneNamespace({ file, documents }: SecretInput): Generator<Issue> {
  const stated = new Set(documents.flatMap(({ value }) => namespaceIn(value) ?? []));
  if (stated.size < 2) return;
  const problem = `has Secrets of several namespaces: ${[...stated].sort().join(', ')}`;
  yield error({ file }, problem, 'give those of each namespace a file of their own');
}

function* twice(files: readonly SecretInput[], namespace: string | undefined): Generator<Issue> {
  const named = files.flatMap(({ file, documents }) =>
    documents.flatMap(({ value, locate }) => {
      const name = nameOf(value);
      const key = `${namespaceIn(value) ?? namespace}/${name}`;
      return name === undefined ? [] : [{ file, locate, key }];
    }),
  );
  for (const [first, ...others] of groupBy(named, ({ key }) => key).values())
    for (const { locate, key } of others) {
      const at = { ...locate(['metadata', 'name']), path: 'metadata.name' };
      yield error(at, `Secret '${key}' is in ${first.file} too`, 'remove one, or give it another name');
    }
}
