import { type Attack } from './attack';
import { ADMISSION } from './cases';
import { ELSEWHERE } from './elsewhere';
import { OPERATORS } from './operators';
import { POD_SECURITY } from './pods';
import { QUOTA } from './quota';
import { RIGHTS } from './rights';

export * from './attack';
export { HONEST } from './honest';

/** Attacks by a tenant's chart, for every engine. */
export const ATTACKS: readonly Attack[] = [
  ...RIGHTS,
  ...ELSEWHERE,
  ...OPERATORS,
  ...ADMISSION,
  ...QUOTA,
  ...POD_SECURITY,
];
