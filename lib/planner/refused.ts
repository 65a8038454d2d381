import type { Issue } from '../issues/issue';
import type { Plan } from '../plan/fleet';
import type { Outcome } from './plan';

/** The plan, also where there is more in it than is held: what is too much is no reason to show nothing. */
export function planWithTooMuch({ plan, refused, issues }: Outcome): Plan | undefined {
  return plan ?? (issues.every(isAboutCapacity) ? refused : undefined);
}

function isAboutCapacity({ severity, at: { path } }: Issue): boolean {
  return severity === 'warning' || /^clusters\.[^.]+\.capacity\./.test(path ?? '');
}
