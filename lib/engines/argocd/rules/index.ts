import { applicationSetDeletion } from './sets/deletion';
import { applicationSetDeliveries } from './sets/deliveries';
import { applicationSetDestinations } from './sets/destinations';
import { applicationSetOrder } from './sets/order';
import { applicationSetOverlaps } from './sets/overlaps';
import { applicationSetPermissions } from './sets/permissions';
import { applicationSetProjects } from './sets/projects';
import { applicationSetReviews } from './sets/reviews';
import { applicationSetRollouts } from './sets/rollouts';
import { applicationSetTemplates } from './sets/templates';
import { applicationSetUnexpanded } from './sets/unexpanded';
import { applicationSets } from './sets/sets';
import { argocdAccess } from './access';
import { argocdInstall } from './install';
import { argocdVersion } from './version';
import { credentialsOfClusters } from './credentials-of-clusters';
import { credentialsOfRepositories } from './credentials-of-repositories';
import { hubs } from './hubs';
import { ignoreDifferences } from './ignore-differences';
import { impersonation } from './impersonation';
import { infoLinks } from './info-links';
import { notificationReferences } from './notification-references';
import { notificationSecrets } from './notification-secrets';
import { projectSources } from './project-sources';
import { retries } from './retries';
import type { Rule } from '../../../rules/rule';
import { secretsHandover } from './secrets-handover';
import { signatureKeys } from './signature-keys';
import { sourceCounts } from './source-counts';
import { syncNamespaces } from './sync-namespaces';
import { syncOptions } from './sync-options';
import { syncReplace } from './sync-replace';
import { syncWindows } from './sync-windows';

/** What Argo CD asks of a fleet. */
export const rules = [
  applicationSetDeletion,
  applicationSetDeliveries,
  applicationSetDestinations,
  applicationSetOrder,
  applicationSetOverlaps,
  applicationSetPermissions,
  applicationSetProjects,
  applicationSetReviews,
  applicationSetRollouts,
  applicationSetTemplates,
  applicationSetUnexpanded,
  applicationSets,
  argocdAccess,
  argocdInstall,
  argocdVersion,
  credentialsOfClusters,
  credentialsOfRepositories,
  hubs,
  ignoreDifferences,
  impersonation,
  infoLinks,
  notificationReferences,
  notificationSecrets,
  projectSources,
  retries,
  secretsHandover,
  signatureKeys,
  sourceCounts,
  syncNamespaces,
  syncOptions,
  syncReplace,
  syncWindows,
] satisfies readonly Rule[];
