import type { Naming } from 'ringfleet';
import { FURTHER, HOME } from './regions';

/**
 * The Application of an environment is called what the environment is called: `warehouse-prod`. What runs in a further region says
 * which: `warehouse-prod-us-central1`. Its namespace does not: services of several clusters are one where name and namespace are.
 */
export const naming = {
  tenant({ customer, environment, site = HOME }) {
    const name = `${customer}-${environment}`;
    return site === HOME ? name : `${name}-${site}`;
  },
  namespace(tenant) {
    const region = FURTHER.find((each) => tenant.endsWith(`-${each}`));
    return region === undefined ? tenant : tenant.slice(0, -region.length - 1);
  },
  // There is one product.
  release: (tenant) => tenant,
  // Holds the Application of the guard rails, `-guardrails` after its own name, and that of the release.
  guardrails: (tenant) => `${tenant}-tenant`,
} as const satisfies Partial<Naming>;
