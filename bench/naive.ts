import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { App, ApiObject, Chart, type ApiObjectProps } from 'cdk8s';
import { Construct, type IConstruct } from 'constructs';
import { stringify } from 'yaml';
import { construct } from '../lib/constructs';
import { isLeaf, pathOf } from '../lib/files';
import { plan } from '../lib/planner/plan';
import type { TenantPlan } from '../lib/plan/tenant';
import { access } from '../lib/tenancy/access';
import { guardedNamespace } from '../lib/tenancy/namespace';
import { networkPolicies } from '../lib/tenancy/network-policies';
import { quota } from '../lib/tenancy/quota';
import { report } from './report';
import { workload } from './workload';

/**
 * What a person writes first: one App, a Chart a customer, `app.synth()`, and the value files by the yaml library. It
 * builds the guard rails with the same cdk8s-plus constructs as ringfleet, and gets everything else that ringfleet's
 * output holds ready-made, so that it is spared planning, merging and checking, and most of the files. With
 * `--ready-made` it gets the guard rails so as well: no program on cdk8s with one Chart a customer could do less.
 */
const [customers, outdir] = [Number(process.argv[2]), process.argv[3]!];
const isAllReadyMade = process.argv.includes('--ready-made');
const { plan: found } = plan(workload(customers));
const charts = found!.customers.map((customer) => ({
  customer,
  ...readyMade(construct({ kind: 'customer', plan: customer })),
}));

report(() => {
  const app = new App({ outdir });
  for (const { customer, delivery } of charts) {
    const chart = new Chart(app, customer.name);
    if (!isAllReadyMade) for (const tenant of customer.tenants) guardrails(chart, tenant);
    for (const [index, object] of delivery.entries()) new ApiObject(chart, `object-${index}`, object);
  }
  app.synth();
  for (const { values } of charts) {
    for (const [path, data] of values) {
      mkdirSync(dirname(join(outdir, path)), { recursive: true });
      writeFileSync(join(outdir, path), stringify(data));
    }
  }
  return charts.reduce((sum, { values }) => sum + 1 + values.length, 0);
});

function guardrails(chart: Chart, tenant: TenantPlan): void {
  const { spec } = tenant.cluster;
  for (const namespace of tenant.namespaces) {
    const { name } = namespace;
    const own = new Construct(chart, name);
    guardedNamespace(own, {
      name,
      podSecurity: namespace.guardrails.podSecurityLevel,
      mode: namespace.guardrails.podSecurity,
      kubernetes: spec.kubernetes,
      annotations: {},
    });
    quota(own, namespace, tenant.tier, {});
    networkPolicies(own, namespace, tenant.cluster, { keep: {}, annotations: {} });
    access(own, tenant, namespace, {});
  }
}

function readyMade(root: IConstruct) {
  const leaves = root.node
    .findAll()
    .filter(isLeaf)
    .map((leaf) => ({ path: pathOf(leaf), content: leaf.content }));
  return {
    delivery: leaves.flatMap(({ path, content }) =>
      content.format === 'manifests' && (isAllReadyMade || !path.includes('/guardrails/'))
        ? (content.objects() as ApiObjectProps[])
        : [],
    ),
    values: leaves.flatMap(({ path, content }) =>
      content.format === 'values' ? [[path, content.values] as const] : [],
    ),
  };
}
