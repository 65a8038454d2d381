import { z } from 'zod';
import type { ArgocdAccess, ArgocdFleetSettings } from './settings';
import { argocdProjects } from './project-schema';
import { argocdNotifications } from './notifications-schema';
import { text } from '../../../authored/text';

const access = z.strictObject({
  admins: z.array(text).min(1),
  readers: z.array(text).optional(),
}) satisfies z.ZodType<ArgocdAccess>;

/** What the compiler checks of what all clusters of Argo CD have in common, checked once more when it runs. */
export const argocdFleetSettings = z.strictObject({
  access: access.optional(),
  projects: argocdProjects.optional(),
  notifications: argocdNotifications.optional(),
}) satisfies z.ZodType<ArgocdFleetSettings>;
