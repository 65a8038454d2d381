import { tenantsOf, type Plan } from '../plan/fleet';
import { counted } from './report';

/** Prints the closing line. @returns the exit code: 1 where there is none */
export function concluded(line: string | undefined): number {
  if (line === undefined) return 1;
  process.stderr.write(`${line}, ${(performance.now() / 1000).toFixed(1)} s\n`);
  return 0;
}

/** How much there is of it: `3 customers, 8 tenants, 14 releases`. */
export function fleetOf(found: Plan): string {
  const tenants = tenantsOf(found);
  const releases = tenants.reduce((sum, tenant) => sum + tenant.releases.length, 0);
  return [
    counted(found.customers.length, 'customer'),
    counted(tenants.length, 'tenant'),
    counted(releases, 'release'),
  ].join(', ');
}
