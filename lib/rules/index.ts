import { rules as arcRules } from '../engines/arc/rules';
import { rules as fluxRules } from '../engines/flux/rules';
import { accounts } from './tenancy/accounts';
import { admission } from './tenancy/admission';
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
import { bootstrapSteps } from './fleet/bootstrap-steps';
import { componentContents } from './components/contents';
import { componentDependencies } from './components/dependencies';
import { componentHealth } from './components/health';
import { componentVersions } from './components/versions';
import { credentials } from '../engines/argocd/rules/credentials';
import { customerReferences } from './customers/references';
import { duplicates } from './fleet/duplicates';
import { featureFlags } from './customers/feature-flags';
import { groups } from './customers/groups';
import { guardrails } from './tenancy/guardrails';
import { holds } from './rings/holds';
import { hosts } from './customers/hosts';
import { hotfixes } from './rings/hotfixes';
import { hubs } from '../engines/argocd/rules/hubs';
import { ignoreDifferences } from '../engines/argocd/rules/ignore-differences';
import { imageAutomation } from './images/automation';
import { imageSetters } from './images/setters';
import { imageTargets } from './images/targets';
import { impersonation } from '../engines/argocd/rules/impersonation';
import { infoLinks } from '../engines/argocd/rules/info-links';
import { landscape } from './fleet/landscape';
import { manifests } from './components/manifests';
import { names } from './fleet/names';
import { namespaces } from './tenancy/namespaces';
import { peers } from './products/peers';
import { portablePaths } from './customers/portable-paths';
import { productDependencies } from './products/dependencies';
import { projectSources } from '../engines/argocd/rules/project-sources';
import { quotas } from './tenancy/quotas';
import { reachability } from './tenancy/reachability';
import { references } from './fleet/references';
import { regions } from './fleet/regions';
import { repositories } from './fleet/repositories';
import { retries } from '../engines/argocd/rules/retries';
import { ringHistory } from './rings/history';
import { ringOrder } from './rings/order';
import type { Rule } from './rule';
import { secrets } from './customers/secrets';
import { secretsHandover } from '../engines/argocd/rules/secrets-handover';
import { sharedObjects } from './components/shared-objects';
import { signatureKeys } from '../engines/argocd/rules/signature-keys';
import { sourceCounts } from '../engines/argocd/rules/source-counts';
import { sources } from './fleet/sources';
import { states } from './fleet/states';
import { tenantSecrets } from './customers/tenant-secrets';
import { syncNamespaces } from '../engines/argocd/rules/sync-namespaces';
import { syncOptions } from '../engines/argocd/rules/sync-options';
import { syncReplace } from '../engines/argocd/rules/sync-replace';
import { syncWindows } from '../engines/argocd/rules/sync-windows';
import { terraform } from './customers/terraform';
import { terraformHandover } from './customers/terraform-handover';
import { tiers } from './tenancy/tiers';
import { unwritableSchemas } from './products/unwritable-schemas';
import { valueFiles } from './components/value-files';
import { valuesSchema } from './products/values-schema';
import { versionGrammar } from './products/version-grammar';
import { versionValues } from './products/version-values';
import { versions } from './products/versions';

/** Every rule. All run, always, so that one run shows every issue. */
export const rules: readonly Rule[] = [
  accounts,
  admission,
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
  bootstrapSteps,
  componentContents,
  componentDependencies,
  componentHealth,
  componentVersions,
  credentials,
  customerReferences,
  duplicates,
  featureFlags,
  groups,
  guardrails,
  holds,
  hosts,
  hotfixes,
  hubs,
  ignoreDifferences,
  imageAutomation,
  imageSetters,
  imageTargets,
  impersonation,
  infoLinks,
  landscape,
  manifests,
  names,
  namespaces,
  peers,
  portablePaths,
  productDependencies,
  projectSources,
  quotas,
  reachability,
  references,
  regions,
  repositories,
  retries,
  ringHistory,
  ringOrder,
  secrets,
  secretsHandover,
  sharedObjects,
  signatureKeys,
  sourceCounts,
  sources,
  states,
  tenantSecrets,
  syncNamespaces,
  syncOptions,
  syncReplace,
  syncWindows,
  terraform,
  terraformHandover,
  tiers,
  unwritableSchemas,
  valueFiles,
  valuesSchema,
  versionGrammar,
  versionValues,
  versions,
  ...arcRules,
  ...fluxRules,
];
