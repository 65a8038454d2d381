import { type Specs } from '../../lib/model';
import { madeBySets, withoutLabels } from '../support/expansion';
import { manifestsIn, ofKind } from '../support/manifests';
import { asFiles, bySets } from '../support/sets';
import { filesOf, planOf, shipped } from '../support/shipped';
import { customer, fleet, product, specs } from '../support/specs';
import { variants } from '../support/variants';

/** Tenants of two environments, one that syncs by itself and cascades, and one that does neither, side by side. */
function mixed(): Specs {
  const { clusters, ...rest } = fleet();
  const both = { ...clusters['argo-prod']!, hosts: ['dev', 'prod'] };
  const on = (ring: string) => ({ cluster: 'argo-prod', ring });
  const hold = { web: { version: '0.9.0', until: '2027-01-31', reason: 'their "audit": <later> & {{ more }}' } };
  return specs({
    fleet: { ...rest, clusters: { ...clusters, 'argo-prod': both } },
    products: [product('web', { version: { value: 'image.tag' } }), product('api', { dependsOn: ['web'], autoscaled: true })],
    customers: [
      customer('acme', {
        products: { web: {}, api: {} },
        tenants: { dev: on('internal'), prod: { ...on('late'), holds: hold } },
      }),
      customer('zeta', { products: { api: {}, web: {} }, tenants: { prod: on('early') } }),
    ],
  });
}

/** dist/ lies below a folder of the repository. */
function prefixed(given: Specs): Specs {
  return { ...given, fleet: { ...given.fleet, state: { ...given.fleet.state, prefix: 'fleet/dist' } } };
}

const fleets: [string, Specs][] = [
  ...variants()
    .filter(([, { fleet }]) => Object.values(fleet.clusters).some(({ engine }) => engine === 'argocd'))
    .map(([name, each]): [string, Specs] => [name, asFiles(each)]),
  ['a fleet below a folder of its repository', prefixed(shipped())],
  ['a cluster of two environments', mixed()],
];

describe.each(fleets)('in %s, ApplicationSets', (_, direct) => {
  const sets = bySets(direct);
  const plan = planOf(sets);
  const files = filesOf(sets);
  const before = ofKind(manifestsIn(filesOf(direct)), 'Application');
  const after = ofKind(manifestsIn(files), 'Application');

  it.each(['legacy', 'doublestar'] as const)('make the Applications that would be files, globbing as %s', (globbing) => {
    const made = madeBySets(files, plan, globbing);
    expect(withoutLabels([...after, ...made])).toEqual(withoutLabels(before));
    expect(made.length).toBe(before.length - after.length);
  });

  it('give them the labels that the files would', () => {
    const labels = (applications: readonly { readonly cluster: string; readonly object: { metadata: { name: string; labels?: object } } }[]) =>
      Object.fromEntries(applications.map(({ cluster, object: { metadata } }) => [`${cluster} ${metadata.name}`, metadata.labels]));
    const made = labels(madeBySets(files, plan, 'legacy'));
    expect(labels(before)).toMatchObject(made);
  });
});
