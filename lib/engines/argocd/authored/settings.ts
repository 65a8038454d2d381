import type { ArgocdProjects } from './project';
import type { ArgocdNotifications } from './notifications';

/** What every Argo CD of the fleet has in common. */
export interface ArgocdFleetSettings<Environment extends string = string> {
  /** @default - Argo CD's own administrator alone, and each customer its own Applications */
  readonly access?: ArgocdAccess;
  /** @default - what follows from the fleet */
  readonly projects?: ArgocdProjects<Environment>;
  /** Whom each Argo CD tells of what. @default - nobody */
  readonly notifications?: ArgocdNotifications;
}

/**
 * Groups of the identity provider that see more than one customer: those of the platform team. Whoever is in none of
 * them sees nothing but what the AppProject of a customer opens to its group. Source: Argo CD, "RBAC Configuration".
 */
export interface ArgocdAccess {
  /** May do everything. */
  readonly admins: readonly string[];
  /** May see everything. @default - none */
  readonly readers?: readonly string[];
}
