import { Construct } from 'constructs';
import { deliveries } from '../engines/deliveries';
import { folder, type Leaf } from '../files';
import type { TenantPlan } from '../plan/tenant';
import { guardrails } from '../tenancy';

/** One customer in one environment: `clusters/<cluster>/tenants/<tenant>/`, and what delivers it. */
export class Tenant extends Construct {
  /** Every file of the tenant. */
  readonly files: readonly Leaf[];

  /** @param scope the folder of the tenant's cluster */
  constructor(scope: Construct, plan: TenantPlan) {
    super(folder(scope, 'tenants'), plan.name);
    const engine = deliveries[plan.cluster.engine];
    this.files = [
      ...guardrails(folder(this, 'guardrails'), {
        tenant: plan,
        keep: engine.keep,
        annotations: engine.annotations(plan),
      }),
      ...engine.deliver(scope, plan),
    ];
  }
}
