import { isMap } from '../../authored/values';
import type { KubernetesObject } from '../../authored/component/object';
import { writtenOf } from '../../content/forms';
import { error } from '../../issues/issue';
import { hostNames } from '../../plan/hosts';
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
    for (const release of tenant.releases) {
      const { name, content, product, namespace } = release;
      const written = writtenOf(content);
      if (!written || !(product.spec.hosts || isRefused(tenant, namespace.name))) continue;
      const inside = tenant.releases.filter((each) => each.namespace.name === namespace.name);
      // What is no host has been said.
      if (!inside.flatMap(({ hosts }) => hosts).every((host) => typeof host === 'string')) continue;
      const claimed = new Set(inside.flatMap(hostNames));
      for (const object of written.objects.filter(({ kind }) => kind === 'Ingress'))
        for (const host of hostsOf(object).filter((each) => !claimed.has(each)))
          yield error(
            { file: locate(product.base, []).file, path: 'hosts' },
            `Ingress '${object.metadata.name}' of release '${name}' answers for ${host === '' ? 'every host' : `'${host}'`}, and the release claims ${
              hostNames(release)
                .map((each) => `'${each}'`)
                .join(', ') || 'none'
            }`,
            host === ''
              ? 'give each of its rules a host, and leave defaultBackend out'
              : `give it among the product's hosts, or take it out`,
          );
    }
};

/** Whether the cluster lets no other hosts in. */
function isRefused({ cluster, namespaces }: TenantPlan, namespace: string): boolean {
  const own = namespaces.find(({ name }) => name === namespace);
  return cluster.admission !== undefined && own?.guardrails.admission === 'enforce';
}

/** Of its rules and of TLS, each once; an empty one for what answers for every host. */
function hostsOf({ spec }: KubernetesObject): string[] {
  if (!isMap(spec)) return [];
  const listed = (key: string) => (Array.isArray(spec[key]) ? (spec[key] as unknown[]).filter(isMap) : []);
  const ofRules = listed('rules').map(({ host }) => host ?? '');
  const ofTls = listed('tls').flatMap(({ hosts }) => (Array.isArray(hosts) ? (hosts as unknown[]) : []));
  const ofAll = spec['defaultBackend'] === undefined ? [] : [''];
  return [...new Set([...ofRules, ...ofTls, ...ofAll].map(String))];
}
