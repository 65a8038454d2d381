import { z } from 'zod';
import { type ArgocdNotifications, argocdNotifications } from './notifications';
import { type ArgocdProjects, argocdProjects } from './project';
import { type Authored, named } from '../../../authored/readonly';
import { text } from '../../../authored/text';

const access = z.strictObject({
  /** May do everything. */
  admins: z.array(text).min(1),
  /** May see everything. @default - none */
  readers: z.array(text).optional(),
});

/**
 * Groups of the identity provider that see more than one customer: those of the platform team. Whoever is in none of
 * them sees nothing but what the AppProject of a customer opens to its group. Source: Argo CD, "RBAC Configuration".
 */
export type ArgocdAccess = Authored<typeof access>;

/** What the compiler checks of what all clusters of Argo CD have in common, checked once more when it runs. */
export const argocdFleetSettings = z.strictObject({
  /** @default - Argo CD's own administrator alone, and each customer its own Applications */
  access: named<ArgocdAccess>(access).optional(),
  /** @default - what follows from the fleet */
  projects: argocdProjects.optional(),
  /** Whom each Argo CD tells of what. @default - nobody */
  notifications: named<ArgocdNotifications>(argocdNotifications).optional(),
});

/** What every Argo CD of the fleet has in common. */
export type ArgocdFleetSettings<Environment extends string = string> = Authored<
  typeof argocdFleetSettings,
  { projects: ArgocdProjects<Environment> }
>;
