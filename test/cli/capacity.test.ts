import { capacityJson } from '../../lib/json/capacity';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { program } from '../../lib/cli/program';
import type { ClusterSpec } from '../../lib/authored/cluster';
import { listened } from '../support/output';
import { anyCluster, customer, fleet, product } from '../support/specs';

const heard = listened();
let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'capacity-'))));
afterEach(() => rmSync(root, { recursive: true }));

/** The small fleet with three customers on `argo-prod`, of which one has two products. */
function made(capacity: object) {
  const chart = { repository: 'code', path: 'charts/web' } as const;
  const products = ['api', 'web'].map(
    (name) => product(name, { chart, version: undefined, objects: 10 }).spec,
  );
  const values = { replicaCount: 1, cpu: '50m', memory: '64Mi' };
  for (const [name, subscribed] of Object.entries({
    acme: ['web'],
    hooli: ['web'],
    zenith: ['api', 'web'],
  })) {
    const all = Object.fromEntries(subscribed.map((each) => [each, values]));
    mkdirSync(join(root, 'customers', name), { recursive: true });
    const spec = JSON.stringify(customer(name, { products: all }).spec);
    writeFileSync(join(root, 'customers', name, 'customer.ts'), `export default ${spec};\n`);
  }
  const cluster = { ...anyCluster, engine: 'argocd', environment: 'prod', impersonation: false } as const;
  const clusters: Record<string, ClusterSpec> = { 'argo-prod': { ...cluster, capacity } };
  return program({ root, catalogue: { fleet: fleet({ clusters }), products }, command: 'ringfleet' });
}

describe('capacity', () => {
  it('says what there is, what is held, and how many more fit', async () => {
    const code = await made({ applications: 100, namespaces: 9 }).run(['capacity']);
    expect([code, heard.said]).toEqual([0, '']);
    expect(heard.out).toBe(`argo-prod (argocd)
  Applications             12 of 100, 12 %; most of zenith: 3
  namespaces of tenants    3 of 9, 33 %; most of acme: 1
  objects of tenants       100; most of zenith: 40
  tenants of standard with web: 2, 6 more fit
  tenants of standard with api, web: 1, 6 more fit
`);
  });

  it('takes what has the least room', async () => {
    await made({ applications: 18, namespaces: 9 }).run([
      'capacity',
      '--cluster',
      'argo-prod',
      '--format',
      'json',
    ]);
    expect(capacityJson.safeParse(JSON.parse(heard.out)).error).toBeUndefined();
    expect(JSON.parse(heard.out)).toMatchObject({
      clusters: [
        {
          name: 'argo-prod',
          operator: 'argo-prod',
          usages: [{ key: 'applications', count: 12, holds: 18 }, { key: 'namespaces' }, { key: 'objects' }],
          tenants: [
            { tier: 'standard', products: ['web'], count: 2, more: 3 },
            { products: ['api', 'web'], count: 1, more: 2 },
          ],
        },
      ],
    });
  });

  it('shows what is too much, and says so', async () => {
    const code = await made({ applications: 11 }).run(['capacity']);
    expect(code).toBe(1);
    expect(heard.said).toContain('12 Applications and holds 11, 1 too many');
    expect(heard.out).toContain('12 of 11, 109 %');
    expect(heard.out).toContain('tenants of standard with web: 2, 0 more fit');
  });

  it('says of all options at once what they may be, and prints nothing', async () => {
    const code = await made({}).run(['capacity', '--cluster', 'argo', '--format', 'yaml']);
    expect([code, heard.out]).toEqual([1, '']);
    expect(heard.said).toContain("--cluster: unknown cluster 'argo'");
    expect(heard.said).toContain("--format: unknown format 'yaml'");
  });
});
