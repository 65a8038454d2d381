import { Construct } from 'constructs';
import { deliveryOf } from '../engines/deliveries';
import { aboutOf } from '../engines/delivery/about';
import { folder, type Leaf } from '../files';
import { releaseLabels, tenantLabels, type Labels } from '../plan/labels';
import type { TenantPlan } from '../plan/tenant';
import { tenantBackups } from '../recovery/tenant';
import { globalEntryObjects, guardrails } from '../tenancy';
import { extendedRelease, extendedTenant, type Extend } from './extend';
import { extension } from './extension';
import { objectsFile } from './watched';

/** One customer in one environment: `clusters/<cluster>/tenants/<tenant>/`, and what delivers it. */
export class Tenant extends Construct {
  /** Every file of the tenant. */
  readonly files: readonly Leaf[];

  /** @param scope the folder of the tenant's cluster */
  constructor(scope: Construct, plan: TenantPlan, extend: Extend = {}) {
    super(folder(scope, 'tenants'), plan.name);
    const engine = deliveryOf(plan.cluster);
    const annotations = engine.annotations(plan);
    const own = folder(this, 'guardrails');
    this.files = [
      ...guardrails(own, { tenant: plan, keep: engine.keep, annotations }),
      ...objectsFile(own, 'backups.yaml', plan, tenantBackups(plan, annotations)),
      ...objectsFile(own, 'global-entry.yaml', plan, globalEntryObjects(plan, annotations)),
      ...ofTenant(own, plan, extend, annotations),
      ...ofReleases(own, plan, extend, annotations),
      ...engine.deliver(scope, plan),
    ];
  }
}

/** The fleet's own objects of the tenant: among the guard rails, because the platform's account applies these. */
function ofTenant(scope: Construct, plan: TenantPlan, { tenant }: Extend, annotations: Labels): Leaf[] {
  if (!tenant) return [];
  const who = `extend.tenant: ${plan.name}`;
  return extension(
    scope,
    { file: 'extension', who, labels: tenantLabels(plan), annotations, about: aboutOf(plan) },
    (own) => tenant(own, extendedTenant(plan)),
  );
}

/** The fleet's own objects of each release: in the same place, because the account of a release may write no more than a chart may hold. */
function ofReleases(scope: Construct, plan: TenantPlan, { release }: Extend, annotations: Labels): Leaf[] {
  if (!release) return [];
  return plan.releases.flatMap((each) => {
    const product = each.product.name;
    const who = `extend.release: ${plan.name} ${product}`;
    const labels = releaseLabels(plan, each);
    return extension(
      scope,
      { file: `extension-${product}`, who, labels, annotations, about: aboutOf(plan, each) },
      (own) => release(own, extendedRelease(plan, each)),
    );
  });
}
