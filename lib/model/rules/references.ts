import { error, within, type Issue, type Location } from '../issue';
import { folderOf } from '../resolve/folders';
import { hostedBy } from '../resolve/hosted';
import { placementsOf } from '../resolve/placements';
import type { ComponentSpec } from '../spec';
import type { Specs } from '../specs';
import { isNear, suggest } from '../suggest';
import type { Rule } from './rule';
import { unknown } from './unknown';

/** Whatever a spec names exists, and fits where it is named. */
export const references: Rule = ({ specs, malformed }) => [
  ...fleetReferences(specs),
  ...productReferences(specs),
  ...customerReferences(specs, malformed),
];

function fleetReferences({ fleet, fleetFile }: Specs): Issue[] {
  const at = (...keys: string[]) => within({ file: fleetFile }, ...keys);
  const environments = Object.keys(fleet.environments);
  const components = Object.keys(fleet.components);
  const ofRecord = (at: Location, kind: string, record: object | undefined, allowed: readonly string[]) =>
    Object.keys(record ?? {}).flatMap((name) => unknown(within(at, name), kind, name, allowed));
  return [
    ...Object.entries(fleet.rings).flatMap(([ring, { environment }]) =>
      unknown(at('rings', ring, 'environment'), 'environment', environment, environments),
    ),
    ...Object.entries(fleet.clusters).flatMap(([cluster, spec]) => [
      ...unknown(at('clusters', cluster, 'environment'), 'environment', spec.environment, environments),
      ...(spec.hosts ?? []).flatMap((name) =>
        unknown(at('clusters', cluster, 'hosts'), 'environment', name, environments),
      ),
      ...(spec.components ?? []).flatMap((name) =>
        unknown(at('clusters', cluster, 'components'), 'component', name, components),
      ),
      ...ofRecord(
        at('clusters', cluster, 'componentValues'),
        'component',
        spec.componentValues,
        spec.components ?? components,
      ),
    ]),
    ...Object.entries(fleet.components).flatMap(([component, spec]) =>
      componentReferences(fleet, component, spec, at),
    ),
    ...Object.entries(fleet.clusters).flatMap(([cluster, spec]) =>
      'install' in spec && spec.install
        ? unknown(
            at('clusters', cluster, 'install', 'repository'),
            'OCI repository',
            spec.install.repository,
            repositoriesOf(fleet, ['oci']),
          )
        : [],
    ),
  ];
}

function componentReferences(
  fleet: Specs['fleet'],
  name: string,
  spec: ComponentSpec,
  at: (...keys: string[]) => Location,
): Issue[] {
  const own = (...keys: string[]) => at('components', name, ...keys);
  const environments = Object.keys(fleet.environments);
  const folder = folderOf(spec);
  const refs = Object.entries(('chart' in spec && spec.argocd?.helm?.refs) || {});
  const byEnvironment = (key: 'versions' | 'environments', record: object | undefined) =>
    Object.keys(record ?? {}).flatMap((each) => unknown(own(key, each), 'environment', each, environments));
  return [
    ...('versions' in spec ? byEnvironment('versions', spec.versions) : []),
    ...('environments' in spec ? byEnvironment('environments', spec.environments) : []),
    ...('chart' in spec ? repository(own('chart', 'repository'), fleet, spec.chart) : []),
    ...(folder
      ? unknown(
          own(folder.key, 'repository'),
          'repository of manifests',
          folder.repository,
          repositoriesOf(fleet, 'plugin' in spec ? ['git'] : ['git', 'oci', 'bucket']),
        )
      : []),
    ...refs.flatMap(([ref, { repository, versions }]) => [
      ...unknown(
        own('argocd', 'helm', 'refs', ref, 'repository'),
        'git repository',
        repository,
        repositoriesOf(fleet, ['git']),
      ),
      ...Object.keys(versions).flatMap((each) =>
        unknown(own('argocd', 'helm', 'refs', ref, 'versions', each), 'environment', each, environments),
      ),
    ]),
    ...(spec.group === undefined
      ? []
      : unknown(own('group'), 'group', spec.group, Object.keys(fleet.groups ?? {}))),
  ];
}

/** Names of the repositories of these kinds. */
function repositoriesOf(fleet: Specs['fleet'], kinds: readonly string[]): string[] {
  return Object.entries(fleet.repositories).flatMap(([name, spec]) =>
    kinds.some((kind) => kind in spec) ? [name] : [],
  );
}

function productReferences({ fleet, products }: Specs): Issue[] {
  return products.flatMap(({ spec, file, rings }) => {
    const layers = (kind: 'environments' | 'rings') =>
      Object.keys(spec[kind] ?? {}).flatMap((name) =>
        unknown({ file, path: `${kind}.${name}` }, kind.slice(0, -1), name, Object.keys(fleet[kind])),
      );
    return [
      ...repository({ file, path: 'chart.repository' }, fleet, spec.chart),
      ...layers('environments'),
      ...layers('rings'),
      ...Object.keys(rings?.entries ?? {}).flatMap((ring) =>
        unknown(rings!.locate(ring), 'ring', ring, Object.keys(fleet.rings)),
      ),
    ];
  });
}

/** A chart with a path comes from git, one with a name from a Helm or OCI repository. */
function repository(at: Location, fleet: Specs['fleet'], chart: { readonly repository: string }): Issue[] {
  const wantsGit = 'path' in chart;
  const allowed = repositoriesOf(fleet, wantsGit ? ['git'] : ['helm', 'oci']);
  const isOther = Object.hasOwn(fleet.repositories, chart.repository) && !allowed.includes(chart.repository);
  if (!isOther) return unknown(at, 'repository', chart.repository, allowed);
  const given = 'git' in fleet.repositories[chart.repository]! ? 'git repository' : 'bucket';
  const problem = wantsGit
    ? `'${chart.repository}' is not a git repository, from which a chart with a path comes`
    : `'${chart.repository}' is a ${given}, which holds no charts by name`;
  return [error(at, problem, suggest(chart.repository, allowed))];
}

function customerReferences({ fleet, products, customers }: Specs, malformed: readonly string[]): Issue[] {
  const catalogue = [...products.map(({ spec }) => spec.name), ...malformed];
  const adrift = adriftIn(fleet);
  const choices = new Map(Object.keys(fleet.environments).map((name) => [name, choiceIn(fleet, name)]));
  return customers.flatMap(({ spec, file }) => {
    const at = (path: string) => ({ file, path });
    const subscribed = Object.keys(spec.products);
    const unsubscribed = (at: Location, product: string) => notSubscribed(at, product, subscribed, catalogue);
    return [
      ...unknown(at('tier'), 'tier', spec.tier, Object.keys(fleet.tiers)),
      ...subscribed.flatMap((product) => unknown(at(`products.${product}`), 'product', product, catalogue)),
      ...Object.keys(spec.tenants).flatMap((name) =>
        unknown(at(`tenants.${name}`), 'environment', name, Object.keys(fleet.environments)),
      ),
      ...placementsOf(spec).flatMap(({ environment, spec: placement, path }) => [
        ...placed(fleet, choices.get(environment), adrift, at(path), environment, placement),
        ...(placement.products ?? []).flatMap((product) => unsubscribed(at(`${path}.products`), product)),
        ...Object.keys(placement.holds ?? {}).flatMap((product) =>
          unsubscribed(at(`${path}.holds.${product}`), product),
        ),
      ]),
      ...Object.entries(spec.tenants).flatMap(([environment, tenant]) =>
        Object.keys(tenant?.values ?? {}).flatMap((product) =>
          unsubscribed(at(`tenants.${environment}.values.${product}`), product),
        ),
      ),
    ];
  });
}

function notSubscribed(
  at: Location,
  product: string,
  subscribed: readonly string[],
  catalogue: readonly string[],
): Issue[] {
  if (subscribed.includes(product)) return [];
  const known = subscribed.filter((name) => catalogue.includes(name));
  const isMeant = subscribed.some((name) => !catalogue.includes(name) && isNear(name, product));
  // The subscription is misspelt, which is said of it.
  if (isMeant && catalogue.includes(product)) return [];
  const correction = known.length === 0 ? '' : `, or correct the name: ${suggest(product, known)}`;
  const fix = catalogue.includes(product)
    ? `subscribe to '${product}' under products${correction}`
    : `there is no such product: ${suggest(product, known.length > 0 ? known : catalogue)}`;
  return [error(at, `the customer does not subscribe to '${product}'`, fix)];
}

/** What the tenants of an environment choose from. */
interface Choice {
  readonly rings: readonly string[];
  readonly clusters: readonly string[];
}

/** Rings and clusters of an environment that there is not. */
function adriftIn({ environments, rings, clusters }: Specs['fleet']): Choice {
  const isUnknown = (name: string) => !Object.hasOwn(environments, name);
  return {
    rings: Object.keys(rings).filter((name) => isUnknown(rings[name]!.environment)),
    clusters: Object.keys(clusters).filter((name) => hostedBy(clusters[name]!).some(isUnknown)),
  };
}

const FOLDERS = { ring: 'rings', cluster: 'clusters' } as const;

function nothingFits(at: Location, kind: keyof typeof FOLDERS, verb: string, environment: string): Issue {
  return error(
    at,
    `no ${kind} of the fleet ${verb.replace(/^(belong|host)/, '$1s')} '${environment}'`,
    `add one under ${FOLDERS[kind]} of the fleet`,
  );
}

function choiceIn(fleet: Specs['fleet'], environment: string): Choice {
  return {
    rings: Object.keys(fleet.rings).filter((name) => fleet.rings[name]!.environment === environment),
    clusters: Object.keys(fleet.clusters).filter((name) =>
      hostedBy(fleet.clusters[name]!).includes(environment),
    ),
  };
}

/** The ring belongs to the tenant's environment, and the cluster hosts it. */
function placed(
  fleet: Specs['fleet'],
  choice: Choice | undefined,
  adrift: Choice,
  at: Location,
  environment: string,
  placement: { readonly cluster: string; readonly ring: string },
): Issue[] {
  if (!choice) return []; // Said already, of the environment.
  const check = (
    kind: 'ring' | 'cluster',
    name: string,
    all: object,
    fitting: readonly string[],
    faulty: readonly string[],
    verb: string,
  ) => {
    // A name that has another fault, which is said of it: nothing follows from it here.
    if (faulty.includes(name)) return [];
    if (fitting.length === 0) return [nothingFits(within(at, kind), kind, verb, environment)];
    if (!Object.hasOwn(all, name)) return unknown(within(at, kind), kind, name, fitting);
    if (fitting.includes(name)) return [];
    return [
      error(within(at, kind), `${kind} '${name}' does not ${verb} '${environment}'`, suggest(name, fitting)),
    ];
  };
  return [
    ...check('ring', placement.ring, fleet.rings, choice.rings, adrift.rings, 'belong to environment'),
    ...check(
      'cluster',
      placement.cluster,
      fleet.clusters,
      choice.clusters,
      adrift.clusters,
      'host environment',
    ),
  ];
}
