import { isMap } from '../../authored/values';
import type { KubernetesObject } from '../../authored/component/object';
import { writtenOf } from '../../content/forms';
import { error } from '../../issues/issue';
import { locate } from '../../plan/locate';
import { tenantsOf } from '../../plan/fleet';
import type { TenantPlan } from '../../plan/tenant';
import type { Rule } from '../rule';

/**
 * Ingresses that are written here name hosts that a release of their namespace claims. The cluster's admission policy refuses others;
 * without one, where a product declares hosts, nothing else would see that two releases answer for one host.
 */
export const ingressHosts: Rule = function* ({ plan }) {
  for (const tenant of tenantsOf(plan))
    for (const { name, content, product, namespace, hosts } of tenant.releases) {
      const written = writtenOf(content);
      if (!written || !(product.spec.hosts || isRefused(tenant, namespace.name))) continue;
      const claimed = claimedIn(tenant, namespace.name);
      for (const object of written.objects.filter(({ kind }) => kind === 'Ingress'))
        for (const host of hostsOf(object).filter((each) => !claimed.has(each)))
          yield error(
            { file: locate(product.base, []).file, path: 'hosts' },
            `Ingress '${object.metadata.name}' of release '${name}' answers for ${host === '' ? 'every host' : `'${host}'`}, and the release claims ${hosts.map((each) => `'${each}'`).join(', ') || 'none'}`,
            host === ''
              ? 'give each of its rules a host'
              : `give it among the product's hosts, or take it out`,
          );
    }
};

/** Whether the cluster lets no other hosts in. */
function isRefused({ cluster, namespaces }: TenantPlan, namespace: string): boolean {
  const own = namespaces.find(({ name }) => name === namespace);
  return cluster.admission !== undefined && own?.guardrails.admission === 'enforce';
}

function claimedIn({ releases }: TenantPlan, namespace: string): ReadonlySet<string> {
  return new Set(releases.flatMap((release) => (release.namespace.name === namespace ? release.hosts : [])));
}

/** Of its rules and of TLS, each once; nothing for a rule without one. */
function hostsOf({ spec }: KubernetesObject): string[] {
  if (!isMap(spec)) return [];
  const listed = (key: string) => (Array.isArray(spec[key]) ? (spec[key] as unknown[]).filter(isMap) : []);
  const ofRules = listed('rules').map(({ host }) => host ?? '');
  const ofTls = listed('tls').flatMap(({ hosts }) => (Array.isArray(hosts) ? (hosts as unknown[]) : []));
  return [...new Set([...ofRules, ...ofTls].map(String))];
}
