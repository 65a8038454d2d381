import { REFUSED } from '../support/admission-cases';
import type { Attack, Brought } from './attack';
import { selector } from './sound';

/** A case of admission as a chart brings it: pods are what a workload makes, for no release may bring any. */
export function asWorkload(object: Brought): Brought {
  if (object.kind !== 'Pod') return object;
  const template = { metadata: { labels: selector.matchLabels }, spec: object['spec'] };
  return { ...object, apiVersion: 'apps/v1', kind: 'Deployment', spec: { selector, template } };
}

const WHY: Readonly<Record<string, string>> = {
  'tenant-services': 'traffic of others, or the way past NetworkPolicies',
  'tenant-ingresses': "others' hosts and Secrets, or the ingress controller",
  'tenant-pods': "other tenants' pods pushed out, or programs that nobody vouches for",
  'tenant-external-secrets': "the platform's credentials",
  'tenant-certificates': "a certificate for another tenant's host",
  'tenant-monitors': "the token of Prometheus, or other tenants' metrics",
};

/** What a permitted kind says that an admission policy refuses: each case a chart. */
export const ADMISSION: readonly Attack[] = Object.entries(REFUSED).flatMap(([policy, cases]) =>
  cases.map(({ title, object }) => ({
    name: `${object.kind}: ${title}`,
    why: WHY[policy]!,
    objects: [asWorkload(object)],
    heldBy: 'admission' as const,
    policy,
  })),
);
