import { App, ApiObject, Chart, type ApiObjectProps } from 'cdk8s';
import { Construct, type IConstruct } from 'constructs';
import { construct } from '../lib/constructs';
import { isLeaf, pathOf } from '../lib/files';
import { plan, type TenantPlan } from '../lib/model';
import { access } from '../lib/tenancy/access';
import { guardedNamespace } from '../lib/tenancy/namespace';
import { networkPolicies } from '../lib/tenancy/network-policies';
import { quota } from '../lib/tenancy/quota';
import { report } from './report';
import { workload } from './workload';

/**
 * What a person writes first: one App, a Chart a customer, `app.synth()`. It builds the guard rails with the same
 * cdk8s-plus constructs as ringfleet, and gets the other objects of ringfleet's output ready-made, so that it is
 * spared planning, merging, the value files, and every folder.
 */
const [customers, outdir] = [Number(process.argv[2]), process.argv[3]!];
const { plan: found } = plan(workload(customers));
const charts = found!.customers.map((customer) => ({
  customer,
  delivery: objectsIn(construct({ kind: 'customer', plan: customer })) as ApiObjectProps[],
}));

report(() => {
  const app = new App({ outdir });
  for (const { customer, delivery } of charts) {
    const chart = new Chart(app, customer.name);
    for (const tenant of customer.tenants) guardrails(chart, tenant);
    for (const [index, object] of delivery.entries()) new ApiObject(chart, `object-${index}`, object);
  }
  app.synth();
  return charts.length;
});

function guardrails(chart: Chart, tenant: TenantPlan): void {
  const { spec } = tenant.cluster;
  for (const namespace of tenant.namespaces) {
    const { name } = namespace;
    const own = new Construct(chart, name);
    guardedNamespace(own, {
      name,
      podSecurity: 'restricted',
      kubernetes: spec.kubernetes,
      annotations: {},
    });
    quota(own, name, tenant.tier.spec, {});
    networkPolicies(own, namespace, spec, { keep: {}, annotations: {} });
    access(own, tenant, namespace, {});
  }
}

function objectsIn(construct: IConstruct): object[] {
  const isOwn = isLeaf(construct) && !pathOf(construct).includes('/guardrails/');
  const own = isOwn && construct.content.format === 'manifests' ? construct.content.objects() : [];
  return [...own, ...construct.node.children.flatMap(objectsIn)];
}
