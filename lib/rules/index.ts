import { rules as arcRules } from '../engines/arc/rules';
import { rules as fluxRules } from '../engines/flux/rules';
import { applicationSetDeliveries } from '../engines/argocd/rules/sets/deliveries';
import { applicationSetDeletion } from '../engines/argocd/rules/sets/deletion';
import { applicationSetDestinations } from '../engines/argocd/rules/sets/destinations';
import { applicationSetOrder } from '../engines/argocd/rules/sets/order';
import { applicationSetOverlaps } from '../engines/argocd/rules/sets/overlaps';
import { applicationSetPermissions } from '../engines/argocd/rules/sets/permissions';
import { applicationSetProjects } from '../engines/argocd/rules/sets/projects';
import { applicationSetReviews } from '../engines/argocd/rules/sets/reviews';
import { applicationSetRollouts } from '../engines/argocd/rules/sets/rollouts';
import { applicationSetTemplates } from '../engines/argocd/rules/sets/templates';
import { applicationSetUnexpanded } from '../engines/argocd/rules/sets/unexpanded';
import { applicationSets } from '../engines/argocd/rules/sets/sets';
import { argocdAccess } from '../engines/argocd/rules/access';
import { argocdInstall } from '../engines/argocd/rules/install';
import { argocdNotifications } from '../engines/argocd/rules/notifications';
import { argocdVersion } from '../engines/argocd/rules/version';
import { credentials } from '../engines/argocd/rules/credentials';
import { hubs } from '../engines/argocd/rules/hubs';
import { ignoreDifferences } from '../engines/argocd/rules/ignore-differences';
import { impersonation } from '../engines/argocd/rules/impersonation';
import { infoLinks } from '../engines/argocd/rules/info-links';
import { projectSources } from '../engines/argocd/rules/project-sources';
import { retries } from '../engines/argocd/rules/retries';
import * as components from './components';
import * as customers from './customers';
import * as fleet from './fleet';
import * as images from './images';
import * as products from './products';
import * as rings from './rings';
import * as tenancy from './tenancy';
import type { Rule } from './rule';
import { secretsHandover } from '../engines/argocd/rules/secrets-handover';
import { signatureKeys } from '../engines/argocd/rules/signature-keys';
import { sourceCounts } from '../engines/argocd/rules/source-counts';
import { syncNamespaces } from '../engines/argocd/rules/sync-namespaces';
import { syncOptions } from '../engines/argocd/rules/sync-options';
import { syncReplace } from '../engines/argocd/rules/sync-replace';
import { syncWindows } from '../engines/argocd/rules/sync-windows';

const folders = [components, customers, fleet, images, products, rings, tenancy];

/** Every rule. All run, always, so that one run shows every issue. */
export const rules: readonly Rule[] = [
  ...folders.flatMap((folder) => Object.values<Rule>(folder)),
  applicationSetDeliveries,
  applicationSetDeletion,
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
  argocdNotifications,
  argocdVersion,
  credentials,
  hubs,
  ignoreDifferences,
  impersonation,
  infoLinks,
  projectSources,
  retries,
  secretsHandover,
  signatureKeys,
  sourceCounts,
  syncNamespaces,
  syncOptions,
  syncReplace,
  syncWindows,
  ...arcRules,
  ...fluxRules,
];
