import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { FEATURE_FLAGS } from '../plan/names';
import type { Labels } from '../plan/labels';
import type { TenantPlan } from '../plan/tenant';

/** What workloads of a namespace read beside their values. The platform's: it is there before any release. */
export function featureFlags(
  scope: Construct,
  namespace: string,
  { featureFlags: data }: TenantPlan,
  annotations: Labels,
): void {
  new kplus.ConfigMap(scope, FEATURE_FLAGS, {
    metadata: { name: FEATURE_FLAGS, namespace, annotations: { ...annotations } },
    data: { ...data },
  });
}
