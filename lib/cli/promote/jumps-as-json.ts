import type { Promoted } from '../../json/promote';
import type { JudgedJump } from '../../promotion/jump-issues';

/** What is known of jumps, for whoever reads data. */
export function jumpsAsJson(jumps: readonly JudgedJump[]): NonNullable<Promoted['jumps']> {
  return jumps.map(({ from, to, jump, tenants }) => ({
    from,
    to,
    kind: jump.kind,
    ...(jump.kind === 'manual' && { steps: [...jump.steps] }),
    ...(jump.kind === 'unknown' && { why: jump.why }),
    ...(jump.kind === 'blocked' && { why: jump.reason }),
    ...(jump.kind === 'blocked' && jump.through !== undefined && { through: jump.through }),
    tenants: [...tenants],
  }));
}
