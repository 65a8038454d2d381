import { error, within, type Issue, type Location } from '../../issues/issue';
import type { Resources } from '../../plan/tier';
import { bytes, millicores } from '../../authored/quantity';
import { resolveTier } from '../../plan/resolve/tier';
import type { TierSpec } from '../../authored/tier';
import type { Rule } from '../rule';

/** What the API server checks of a LimitRange, quotas that a container's defaults fit, and counts that leave room to run. */
export const tiers: Rule = function* ({ specs }) {
  for (const [name, spec] of Object.entries(specs.fleet.tiers)) {
    const at = within({ file: specs.fleetFile }, 'tiers', name);
    yield* unordered(at, name, spec);
    yield* uncountable(within(at, 'quota'), spec);
  }
};

function* unordered(at: Location, name: string, spec: TierSpec): Generator<Issue> {
  const { quota, container } = resolveTier(name, spec);
  const { requests, limits } = quota;
  const { request, limit, max } = container;
  const amounts = {
    'container.request': { ...request, said: spec.container.request.ephemeralStorage },
    'container.limit': { ...limit, said: spec.container.limit.ephemeralStorage },
    'container.max': { ...max, said: spec.container.max.ephemeralStorage },
    'quota.requests': { ...requests, said: spec.quota.requests.ephemeralStorage },
    'quota.limits': { ...limits, said: spec.quota.limits.ephemeralStorage },
  };
  const pairs: [keyof typeof amounts, keyof typeof amounts][] = [
    ['container.request', 'container.limit'],
    ['container.limit', 'container.max'],
    ['container.max', 'quota.limits'],
    ['container.request', 'quota.requests'],
    ['quota.requests', 'quota.limits'],
  ];
  for (const [what, whole] of pairs) {
    const [small, large] = [amounts[what], amounts[whole]];
    const fix = 'lower the one, or raise the other';
    if (millicores(small.cpu) > millicores(large.cpu) || bytes(small.memory) > bytes(large.memory)) {
      const problem = `${what} (${small.cpu}, ${small.memory}) is above ${whole} (${large.cpu}, ${large.memory})`;
      yield error(at, problem, fix);
    }
    if (bytes(small.ephemeralStorage) > bytes(large.ephemeralStorage))
      yield error(at, `${what}.${ephemeral(small)} is above ${whole}.${ephemeral(large)}`, fix);
  }
}

/** With what holds where the tier says nothing: it may be the one to blame. */
function ephemeral({ ephemeralStorage, said }: Resources & { readonly said: string | undefined }): string {
  return `ephemeralStorage (${ephemeralStorage}${said === undefined ? ', by default' : ''})`;
}

/** What a namespace has before its first release. Source: Kubernetes, "Service Accounts", "Managing Service Accounts". */
const OWN = [
  {
    resource: 'configmaps',
    own: 2,
    what: 'kube-root-ca.crt, without which no pod starts, and feature-flags',
  },
  { resource: 'serviceaccounts', own: 2, what: "default, without which no pod starts, and the tenant's" },
] as const;

function* uncountable(at: Location, { quota: { storage, objects } }: TierSpec): Generator<Issue> {
  for (const { resource, own, what } of OWN) {
    const most = objects?.[resource];
    if (most === undefined || most >= own) continue;
    yield error(
      within(at, 'objects', resource),
      `${most} ${resource} are too few: each namespace has ${own} before any release (${what})`,
      `give ${own} and what releases need, or leave it out`,
    );
  }
  const claims = objects?.persistentvolumeclaims;
  const atClaims = within(at, 'objects', 'persistentvolumeclaims');
  if (storage === undefined && claims !== undefined && claims > 0)
    yield error(
      atClaims,
      `${claims} volumes may be claimed, but of no storage`,
      'give storage too, or no claims',
    );
  if (storage !== undefined && claims === 0)
    yield error(
      atClaims,
      `no volume may be claimed, but ${storage} of storage`,
      'give no storage, or claims too',
    );
}
