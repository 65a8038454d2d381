import type { Construct } from 'constructs';
import { ConfigMap } from '../../imports/core';
import { ManifestFile, type Leaf, type PlainObject } from '../files';
import { FEATURE_FLAGS } from '../plan/names';
import { ADMISSION, tenantLabels, type Labels } from '../plan/labels';
import type { NamespacePlan, TenantPlan } from '../plan/tenant';
import { databasesOf } from '../recovery/databases';
import { access } from './access';
import { guardedNamespace } from './namespace';
import { networkPolicies } from './network-policies';
import { quota } from './quota';
import { storedSecret } from './stored-secrets';
import { editedIn } from '../plan/locate';

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
  const file = (name: string, objectsOf: (namespace: NamespacePlan) => readonly PlainObject[]): Leaf => {
    const manifest = new ManifestFile(scope, name, {
      source: editedIn(tenant.source),
      labels: tenantLabels(tenant),
      about,
    });
    for (const namespace of tenant.namespaces) manifest.add(...objectsOf(namespace));
    return manifest;
  };
  return [
    file('namespace.yaml', (namespace) => [ownNamespace(tenant, namespace, keep)]),
    file('quota.yaml', (namespace) => quota(namespace, tenant, keep)),
    ...(tenant.namespaces.some((namespace) => namespace.guardrails.networkPolicies !== 'off')
      ? [
          file('network-policies.yaml', (namespace) =>
            networkPolicies(namespace, tenant.cluster, { keep, annotations }),
          ),
        ]
      : []),
    file('access.yaml', (namespace) => access(tenant, namespace, keep)),
    ...(Object.keys(tenant.featureFlags).length > 0
      ? [file('feature-flags.yaml', ({ name }) => [featureFlags(name, tenant, annotations)])]
      : []),
    ...(tenant.storedSecrets.length > 0
      ? [
          file('external-secrets.yaml', ({ name }) =>
            tenant.storedSecrets
              .filter(({ namespace }) => namespace === name)
              .map((each) => storedSecret(each, annotations)),
          ),
        ]
      : []),
  ];
}

function ownNamespace(tenant: TenantPlan, namespace: NamespacePlan, keep: Labels): PlainObject {
  const { metadata } = namespace;
  const { podSecurity, podSecurityLevel, admission } = namespace.guardrails;
  return guardedNamespace({
    name: namespace.name,
    podSecurity: podSecurityLevel,
    mode: podSecurity,
    kubernetes: tenant.cluster.spec.kubernetes,
    annotations: {
      ...metadata.annotations,
      ...keep,
      ...hostsIn(tenant, namespace),
      ...databasesIn(tenant, namespace),
    },
    labels: { ...metadata.labels, ...(admission !== 'enforce' && { [ADMISSION.mode]: admission }) },
  });
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

function featureFlags(
  namespace: string,
  { featureFlags: data }: TenantPlan,
  annotations: Labels,
): PlainObject {
  return ConfigMap({ metadata: { name: FEATURE_FLAGS, namespace, annotations }, data, immutable: false });
}
