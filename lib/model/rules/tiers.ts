import { error, within, type Issue } from '../issue';
import { bytes, millicores } from '../quantity';
import type { Compute } from '../spec';
import type { Rule } from './rule';

/** What the API server checks of a LimitRange, and quotas that a container's defaults fit. */
export const tiers: Rule = ({ specs }) =>
  Object.entries(specs.fleet.tiers).flatMap(([tier, { quota, container }]): Issue[] => {
    const at = within({ file: specs.fleetFile }, 'tiers', tier);
    const atMost = (what: string, small: Compute, whole: string, large: Compute): Issue[] =>
      millicores(small.cpu) <= millicores(large.cpu) && bytes(small.memory) <= bytes(large.memory)
        ? []
        : [
            error(
              at,
              `${what} (${small.cpu}, ${small.memory}) is above ${whole} (${large.cpu}, ${large.memory})`,
              'lower the one, or raise the other',
            ),
          ];
    return [
      ...atMost('container.request', container.request, 'container.limit', container.limit),
      ...atMost('container.limit', container.limit, 'container.max', container.max),
      ...atMost('container.max', container.max, 'quota.limits', quota.limits),
      ...atMost('container.request', container.request, 'quota.requests', quota.requests),
      ...atMost('quota.requests', quota.requests, 'quota.limits', quota.limits),
    ];
  });
