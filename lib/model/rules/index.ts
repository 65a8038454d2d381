import { accounts } from './accounts';
import { admission } from './admission';
import { applicationSetDeliveries } from './application-set-deliveries';
import { applicationSetDeletion } from './application-set-deletion';
import { applicationSetDestinations } from './application-set-destinations';
import { applicationSetOrder } from './application-set-order';
import { applicationSetOverlaps } from './application-set-overlaps';
import { applicationSetPermissions } from './application-set-permissions';
import { applicationSetProjects } from './application-set-projects';
import { applicationSetReviews } from './application-set-reviews';
import { applicationSetRollouts } from './application-set-rollouts';
import { applicationSetTemplates } from './application-set-templates';
import { applicationSetUnexpanded } from './application-set-unexpanded';
import { applicationSets } from './application-sets';
import { arcCreateOnly } from './arc-create-only';
import { arcCredentials } from './arc-credentials';
import { arcExtension } from './arc-extension';
import { arcFluxVersion } from './arc-flux-version';
import { arcKustomizations } from './arc-kustomizations';
import { arcLimits } from './arc-limits';
import { arcNames } from './arc-names';
import { arcScope } from './arc-scope';
import { arcSources } from './arc-sources';
import { argocdAccess } from './argocd-access';
import { argocdInstall } from './argocd-install';
import { argocdNotifications } from './argocd-notifications';
import { argocdVersion } from './argocd-version';
import { bootstrapSteps } from './bootstrap-steps';
import { componentContents } from './component-contents';
import { componentDependencies } from './component-dependencies';
import { componentHealth } from './component-health';
import { componentVersions } from './component-versions';
import { credentials } from './credentials';
import { customerReferences } from './customer-references';
import { duplicates } from './duplicates';
import { featureFlags } from './feature-flags';
import { groups } from './groups';
import { guardrails } from './guardrails';
import { holds } from './holds';
import { hosts } from './hosts';
import { hotfixes } from './hotfixes';
import { hubs } from './hubs';
import { ignoreDifferences } from './ignore-differences';
import { imageAutomation } from './image-automation';
import { imageSetters } from './image-setters';
import { imageTargets } from './image-targets';
import { impersonation } from './impersonation';
import { infoLinks } from './info-links';
import { landscape } from './landscape';
import { manifests } from './manifests';
import { names } from './names';
import { namespaces } from './namespaces';
import { notifications } from './notifications';
import { peers } from './peers';
import { portablePaths } from './portable-paths';
import { productDependencies } from './product-dependencies';
import { projectSources } from './project-sources';
import { quotas } from './quotas';
import { reachability } from './reachability';
import { references } from './references';
import { regions } from './regions';
import { releasesHandover } from './releases-handover';
import { releasesNames } from './releases-names';
import { repositories } from './repositories';
import { retries } from './retries';
import { ringHistory } from './ring-history';
import { ringOrder } from './ring-order';
import type { Rule } from './rule';
import { secrets } from './secrets';
import { secretsHandover } from './secrets-handover';
import { shards } from './shards';
import { sharedObjects } from './shared-objects';
import { signatureKeys } from './signature-keys';
import { sourceCounts } from './source-counts';
import { sourceNames } from './source-names';
import { sources } from './sources';
import { states } from './states';
import { substitution } from './substitution';
import { syncNamespaces } from './sync-namespaces';
import { syncOptions } from './sync-options';
import { syncReplace } from './sync-replace';
import { syncWindows } from './sync-windows';
import { terraform } from './terraform';
import { terraformHandover } from './terraform-handover';
import { tiers } from './tiers';
import { unwritableSchemas } from './unwritable-schemas';
import { valueFiles } from './value-files';
import { valuesSchema } from './values-schema';
import { versionGrammar } from './version-grammar';
import { versionValues } from './version-values';
import { versions } from './versions';

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
  arcCreateOnly,
  arcCredentials,
  arcExtension,
  arcFluxVersion,
  arcKustomizations,
  arcLimits,
  arcNames,
  arcScope,
  arcSources,
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
  notifications,
  peers,
  portablePaths,
  productDependencies,
  projectSources,
  quotas,
  reachability,
  references,
  regions,
  releasesHandover,
  releasesNames,
  repositories,
  retries,
  ringHistory,
  ringOrder,
  secrets,
  secretsHandover,
  shards,
  sharedObjects,
  signatureKeys,
  sourceCounts,
  sourceNames,
  sources,
  states,
  substitution,
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
];
