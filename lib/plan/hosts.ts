import type { ReleasePlan } from './tenant';

/** The hosts in lower case, as the API server has them; also of what is no list of hosts, which a rule says. */
export function hostNames({ hosts }: Pick<ReleasePlan, 'hosts'>): string[] {
  return [hosts].flat().map((host) => String(host).toLowerCase());
}
