import { parseAllDocuments } from 'yaml';
import { renderAll } from '../../../lib/cli/synth';
import { engineOf } from '../../../lib/engines';
import { GUARD_RAIL_OBJECTS } from '../../../lib/plan/capacity/needs';
import { usagesOf } from '../../../lib/plan/capacity';
import type { ClusterPlan } from '../../../lib/plan/cluster';
import { tenantsOf, type Plan } from '../../../lib/plan/fleet';
import { inOutput, layout } from '../../../lib/plan/layout';
import { plan } from '../../../lib/planner/plan';
import { planned, specs, product, customer } from '../../support/specs';
import { variants } from '../../support/variants';

interface Document {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly labels?: Readonly<Record<string, string>> };
}
interface Emitted {
  readonly path: string;
  readonly document: Document;
}

function emitted(found: Plan): Emitted[] {
  const files = [...renderAll(found)].filter(({ path }) => path.endsWith('.yaml'));
  return files.flatMap(({ path, content }) =>
    parseAllDocuments(content).map((each) => ({ path, document: each.toJS() as Document })),
  );
}

const isReconciled = ({ document }: Emitted) =>
  [
    'argoproj.io/Application',
    'kustomize.toolkit.fluxcd.io/Kustomization',
    'helm.toolkit.fluxcd.io/HelmRelease',
  ].includes(`${document?.apiVersion?.split('/')[0]}/${document?.kind}`);
const isOf = ({ name, state }: ClusterPlan, { path }: Emitted) =>
  path.startsWith(`${inOutput(state, layout.cluster(name))}/`);

/** Arc's own are in no file of YAML, and those that ApplicationSets make in none at all. */
function unwritten(cluster: ClusterPlan): number {
  if (cluster.engine !== 'arc') return 0;
  const { infra, apps } = cluster.arc.configurations;
  return infra.kustomizations.length + apps.kustomizations.length;
}

describe.each(variants())('of %s', (_, given) => {
  const found = planned(plan(given));
  const files = emitted(found);
  const homes = found.clusters.filter((home) => {
    const managed = found.clusters.filter((each) => engineOf(each).home(each).name === home.name);
    return (
      managed.length > 0 &&
      managed.every(({ spec }) => !('delivery' in spec) || spec.delivery !== 'ApplicationSets')
    );
  });

  it.each(homes.map((home) => [home.name, home] as const))(
    'the operator of %s has what is written',
    (name, home) => {
      const managed = found.clusters.filter((each) => engineOf(each).home(each).name === name);
      const written = files.filter((file) => isReconciled(file) && managed.some((each) => isOf(each, file)));
      const made =
        'applicationSets' in home
          ? home.applicationSets.flatMap(({ expansion }) => expansion.applications)
          : [];
      const { whole, part } = engineOf(home).load;
      const usages = usagesOf(found).filter((each) => each.cluster === name && each.key === (whole ?? part));
      const count = usages.reduce((sum, each) => sum + each.count, 0);
      expect(count).toBe(written.length + unwritten(home) + made.length);
      for (const shard of 'shards' in home ? home.shards : []) {
        const own = written.filter(
          ({ document }) => document.metadata.labels?.['sharding.fluxcd.io/key'] === shard,
        );
        expect(usages.find((each) => each.part === shard)?.count).toBe(own.length);
      }
    },
  );

  it('no namespace has more guard rails than are counted', () => {
    for (const tenant of tenantsOf(found)) {
      const { cluster, name, namespaces } = tenant;
      const folder = `${inOutput(cluster.state, layout.guardrails(cluster.name, name))}/`;
      const own = files.filter(({ path, document }) => path.startsWith(folder) && document);
      expect(own.length).toBeLessThanOrEqual(namespaces.length * GUARD_RAIL_OBJECTS);
    }
  });
});

it('counts namespaces and objects of tenants, and names the customer with the most', () => {
  const products = [product('web', { objects: 30 }), product('api', { objects: 12 })];
  const both = { web: {}, api: {} };
  const customers = [customer('acme'), customer('zenith', { products: both })];
  const [namespaces, objects] = usagesOf(planned(plan(specs({ products, customers })))).filter(
    ({ cluster, key }) => cluster === 'argo-prod' && (key === 'namespaces' || key === 'objects'),
  );
  expect(namespaces).toMatchObject({ count: 2, largest: { customer: 'acme', count: 1 }, uncounted: [] });
  expect(objects).toMatchObject({
    count: 2 * GUARD_RAIL_OBJECTS + 30 + 42,
    largest: { customer: 'zenith', count: GUARD_RAIL_OBJECTS + 42 },
  });
});

it('says whose objects nobody counts', () => {
  const usages = usagesOf(planned(plan(specs())));
  expect(usages.find(({ cluster, key }) => cluster === 'argo-prod' && key === 'objects')?.uncounted).toEqual([
    'web',
  ]);
});
