import { tenantsOf } from '../../lib/plan/fleet';
import { permitsDestination, permitsKind, permitsSource } from '../support/argocd-permissions';
import { appliers, applies, atRoot } from '../support/applied';
import { effectiveValues } from '../support/helm-values';
import { withMade } from '../support/expansion';
import { landed } from '../support/hubs';
import { manifestsIn, nameOf, ofKind, type Emitted, type Of } from '../support/manifests';
import { bySets, folders, hubWithSets, withSet } from '../support/sets';
import { filesOf, planOf, sampleSpecs } from '../support/sample';
import { specs } from '../support/specs';
import { onHub, settled } from '../support/styles';
import { variants } from '../support/variants';

/** Kinds without a namespace among those that we write. */
const CLUSTER_SCOPED = ['Namespace', 'ClusterRole', 'ClusterRoleBinding', 'CustomResourceDefinition', 'PriorityClass'];

/** A customer has a project of its releases and, where it has SealedSecrets, one of these. */
const customerOf = ({ metadata }: Of<'AppProject'>) => metadata.labels?.['ringfleet.io/customer'];

const groupOf = (apiVersion: string) => (apiVersion.includes('/') ? apiVersion.split('/')[0]! : '');

/** Fleets that are one repository: those of several have a test of their own. */
const fleets = [
  ...variants().flatMap(([name, each]) => (each.fleet.states ? [] : [[name, atRoot(each)] as const])),
  ['the sample fleet, by ApplicationSets', bySets(sampleSpecs())] as const,
  ['a hub with all settings, by ApplicationSets', bySets(onHub(settled()))] as const,
  ['a fleet with ApplicationSets of its own', withSet(specs(), 'folders', folders)] as const,
  ['a hub with ApplicationSets of its own', hubWithSets()] as const,
];

describe.each(fleets)('in %s', (_, specs) => {
  const plan = planOf(specs);
  const files = withMade(filesOf(specs), plan);
  const emitted = manifestsIn(files);
  const here = landed(plan, emitted);
  const applications = ofKind(here, 'Application');
  const projects = ofKind(here, 'AppProject');
  const ofCustomers = projects.filter(({ object }) => !['platform', 'default'].includes(object.metadata.name));
  const projectOf = ({ cluster, object }: Emitted<Of<'Application'>>) =>
    projects.find((each) => each.cluster === cluster && each.object.metadata.name === object.spec.project)!.object;
  const sourcesOf = ({ spec }: Of<'Application'>) => [spec.source ?? [], spec.sources ?? []].flat();

  it('each Application pulls from where, and goes where, its AppProject permits', () => {
    const refused = applications.filter((each) => {
      const project = projectOf(each);
      const { destination } = each.object.spec;
      const pulls = sourcesOf(each.object).every(({ repoURL }) => permitsSource(project, repoURL));
      return !pulls || !permitsDestination(project, destination);
    });
    expect(refused.map(({ object }) => nameOf(object))).toEqual([]);
  });

  it('each object that an Application applies is of a kind, and in a namespace, that its AppProject permits', () => {
    const applying = appliers(files, emitted, specs.fleet.state.url);
    const byName = new Map(applications.map((each) => [`Application ${nameOf(each.object)} ${each.path}`, each]));
    let judged = 0;
    const refused = emitted.flatMap(({ path, object: { apiVersion, kind, metadata } }) =>
      applying
        .filter((each) => applies(each, path))
        .flatMap(({ who, heldBy }) => byName.get(`${who} ${heldBy}`) ?? [])
        .filter((each) => {
          judged += 1;
          const project = projectOf(each);
          const { destination } = each.object.spec;
          const namespaced = !CLUSTER_SCOPED.includes(kind);
          const namespace = metadata.namespace ?? destination.namespace!;
          const goes = !namespaced || permitsDestination(project, { ...destination, namespace });
          return !goes || !permitsKind(project, { group: groupOf(apiVersion), kind, namespaced });
        })
        .map(({ object }) => `${path}: ${kind} ${metadata.name} by ${nameOf(object)}`),
    );
    expect(refused).toEqual([]);
    expect(judged >= applications.length).toBe(true);
  });

  it("a customer's project permits no destination of another's Applications, and has roles of its own", () => {
    const withRoles = ofCustomers.filter(({ path }) => !path.endsWith('/terraform-project.yaml'));
    for (const { cluster, object: project } of ofCustomers) {
      const { name } = project.metadata;
      // Its SealedSecrets have another one.
      const base = name.replace(/-secrets$/, '');
      const own = [name, base, `${base}-secrets`];
      const others = applications.filter((each) => each.cluster === cluster && !own.includes(each.object.spec.project));
      const open = others.filter(({ object }) => permitsDestination(project, object.spec.destination));
      expect([name, open.map(({ object }) => nameOf(object))]).toEqual([name, []]);
    }
    for (const { object: project } of withRoles) {
      const { name } = project.metadata;
      const policies = project.spec.roles!.flatMap((role) => role.policies!);
      expect(policies.filter((policy) => !policy.startsWith(`p, proj:${name}:`))).toEqual([]);
      expect(policies.filter((policy) => policy.split(', ')[4]!.split('/')[0] !== name)).toEqual([]);
    }
    const owners = new Map<string, Set<unknown>>();
    for (const { object } of withRoles)
      for (const group of object.spec.roles!.flatMap((role) => role.groups!))
        owners.set(group, new Set([...(owners.get(group) ?? []), customerOf(object)]));
    expect([...owners].filter(([, customers]) => customers.size !== 1)).toEqual([]);
  });

  it('the locked project permits nothing', () => {
    for (const { object: project } of projects.filter(({ object }) => object.metadata.name === 'default')) {
      expect(applications.filter(({ object }) => permitsDestination(project, object.spec.destination))).toEqual([]);
      expect(permitsSource(project, specs.fleet.state.url)).toBe(false);
      for (const namespaced of [true, false])
        expect(permitsKind(project, { group: 'apps', kind: 'Deployment', namespaced })).toBe(false);
    }
  });

  it('each value file of the state repository that an Application names is there, or may be missing', () => {
    const prefix = specs.fleet.state.prefix ? `${specs.fleet.state.prefix}/` : '';
    const missing = applications.flatMap(({ object }) => {
      const sources = sourcesOf(object);
      const refs = sources.filter(({ repoURL, ref }) => ref && repoURL === specs.fleet.state.url);
      const named = sources
        .flatMap(({ helm }) => (helm?.ignoreMissingValueFiles ? [] : (helm?.valueFiles ?? [])))
        .flatMap((file) => refs.flatMap(({ ref }) => (file.startsWith(`$${ref}/`) ? file.slice(ref!.length + 2) : [])));
      return named.filter((file) => !file.startsWith(prefix) || files[file.slice(prefix.length)] === undefined);
    });
    expect(missing).toEqual([]);
  });

  it('the value files and inline values of each release come to what was planned', () => {
    const releases = tenantsOf(plan)
      .flatMap((tenant) => tenant.releases)
      .filter(({ content }) => content.form === 'helm');
    const changed = releases.filter(
      ({ name, values }) => JSON.stringify(sorted(effectiveValues(files, name))) !== JSON.stringify(sorted(values)),
    );
    expect(changed.map(({ name }) => name)).toEqual([]);
  });
});

/** The same, with its keys in order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, sorted(each)]));
}

describe('the rules by which Argo CD matches', () => {
  const project = (spec: object) => ({ spec }) as Of<'AppProject'>;

  it.each([
    [['https://git.example.com/a.git'], 'https://git.example.com/A', true],
    [['https://git.example.com/*'], 'https://git.example.com/a/b', false],
    [['https://git.example.com/*'], 'https://git.example.com/a', true],
    [['*', '!https://git.example.com/secret'], 'https://git.example.com/secret', false],
    [['*', '!https://git.example.com/secret'], 'https://git.example.com/open', true],
    [[], 'https://git.example.com/a', false],
  ])('of sources %j, %s: %s', (sourceRepos, url, expected) => {
    expect(permitsSource(project({ sourceRepos }), url)).toBe(expected);
  });

  const server = 'https://kubernetes.default.svc';
  it.each([
    [[{ server, namespace: 'a-*' }], { server, namespace: 'a-b' }, true],
    [[{ server, namespace: 'a-*' }], { server, namespace: 'b' }, false],
    [[{ server, namespace: 'a' }], { name: 'in-cluster', namespace: 'a' }, false],
    [[{ name: 'dev-*', namespace: '*' }], { name: 'dev-1', namespace: 'x' }, true],
    [[{ server, namespace: '*' }, { server, namespace: '!argocd' }], { server, namespace: 'argocd' }, false],
    [[{ server, namespace: '*' }, { server, namespace: '!argocd' }], { server, namespace: 'x' }, true],
  ])('of destinations %j, %j: %s', (destinations, destination, expected) => {
    expect(permitsDestination(project({ destinations }), destination)).toBe(expected);
  });

  const job = { group: 'batch', kind: 'Job' };
  it.each([
    [{}, true, true],
    [{}, false, false],
    [{ namespaceResourceWhitelist: [] }, true, false],
    [{ namespaceResourceWhitelist: [{ group: 'b*', kind: 'Job' }] }, true, true],
    [{ namespaceResourceBlacklist: [{ group: '*', kind: '*' }] }, true, false],
    [{ clusterResourceWhitelist: [job] }, false, true],
    [{ clusterResourceWhitelist: [job], clusterResourceBlacklist: [job] }, false, false],
  ])('of kinds %j, in a namespace %s: %s', (spec, namespaced, expected) => {
    expect(permitsKind(project(spec), { ...job, namespaced })).toBe(expected);
  });
});
