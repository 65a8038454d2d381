import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { ManifestFile, type Leaf } from '../files';
import { FEATURE_FLAGS } from '../plan/names';
import { ADMISSION, tenantLabels, type Labels } from '../plan/labels';
import type { NamespacePlan, TenantPlan } from '../plan/tenant';
import { databasesOf } from '../recovery/databases';
import { access } from './access';
import { guardedNamespace } from './namespace';
import { networkPolicies } from './network-policies';
import { quota } from './quota';

export interface GuardrailsProps {
  readonly tenant: TenantPlan;
  /** Annotations of what outlives the tenant: no workload is to run for a moment without it. */
  readonly keep: Labels;
  /** Annotations of the other objects. */
  readonly annotations: Labels;
}

/** The guard rails and feature flags of a tenant, one file a concern. The platform applies them before any release. */
export function guardrails(scope: Construct, { tenant, keep, annotations }: GuardrailsProps): Leaf[] {
  const { name: environment } = tenant.environment;
  const about = { tenant: tenant.name, environment, ring: tenant.ring, cluster: tenant.cluster.name };
  const file = (name: string, fill: (scope: Construct, namespace: NamespacePlan) => void): Leaf => {
    const manifest = new ManifestFile(scope, name, {
      source: tenant.source,
      labels: tenantLabels(tenant),
      about,
    });
    for (const namespace of tenant.namespaces) fill(new Construct(manifest, namespace.name), namespace);
    return manifest;
  };
  const { spec: cluster } = tenant.cluster;
  return [
    file('namespace.yaml', (own, namespace) => {
      const { metadata } = namespace;
      const { podSecurity, podSecurityLevel, admission } = namespace.guardrails;
      guardedNamespace(own, {
        name: namespace.name,
        podSecurity: podSecurityLevel,
        mode: podSecurity,
        kubernetes: cluster.kubernetes,
        annotations: {
          ...metadata.annotations,
          ...keep,
          ...hostsIn(tenant, namespace),
          ...databasesIn(tenant, namespace),
        },
        labels: { ...metadata.labels, ...(admission !== 'enforce' && { [ADMISSION.mode]: admission }) },
      });
    }),
    file('quota.yaml', (own, namespace) => quota(own, namespace, tenant.tier, keep)),
    ...(tenant.namespaces.some((namespace) => namespace.guardrails.networkPolicies !== 'off')
      ? [
          file('network-policies.yaml', (own, namespace) =>
            networkPolicies(own, namespace, tenant.cluster, { keep, annotations }),
          ),
        ]
      : []),
    file('access.yaml', (own, namespace) => access(own, tenant, namespace, keep)),
    ...(Object.keys(tenant.featureFlags).length > 0
      ? [file('feature-flags.yaml', (own, { name }) => featureFlags(own, name, tenant, annotations))]
      : []),
  ];
}

/** The hosts for which admission policies permit Ingresses and Certificates, in lower case as the API server has them. */
function hostsIn({ releases }: TenantPlan, namespace: NamespacePlan): Labels {
  const hosts = [...releases.filter((release) => release.namespace === namespace), namespace.repository ?? []]
    .flat()
    .flatMap((each) => each.hosts.map((host) => host.toLowerCase()));
  return hosts.length === 0 ? {} : { [ADMISSION.hosts]: [...new Set(hosts)].sort().join(',') };
}

/** The names for which they permit databases. */
function databasesIn(tenant: TenantPlan, { name: namespace }: NamespacePlan): Labels {
  const names = databasesOf(tenant).flatMap((each) => (each.namespace === namespace ? [each.name] : []));
  return names.length === 0 ? {} : { [ADMISSION.databases]: [...new Set(names)].sort().join(',') };
}

function featureFlags(scope: Construct, namespace: string, tenant: TenantPlan, annotations: Labels): void {
  new kplus.ConfigMap(scope, FEATURE_FLAGS, {
    metadata: { name: FEATURE_FLAGS, namespace, annotations: { ...annotations } },
    data: { ...tenant.featureFlags },
  });
}
