import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { FEATURE_FLAGS } from '../plan/names';
import type { Labels } from '../plan/labels';
import type { TenantPlan } from '../plan/tenant';

/** The ConfigMap of feature flags in a namespace. The platform applies it, so it is there before any release. */
export function featureFlagsConfigMap(
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
