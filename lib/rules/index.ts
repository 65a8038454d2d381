import { rules as arcRules } from '../engines/arc/rules';
import { rules as argocdRules } from '../engines/argocd/rules';
import { rules as fluxRules } from '../engines/flux/rules';
import { accounts } from './tenancy/accounts';
import { admission } from './tenancy/admission';
import { bootstrapSteps } from './fleet/bootstrap-steps';
import { componentContents } from './components/contents';
import { componentDependencies } from './components/dependencies';
import { componentHealth } from './components/health';
import { componentVersions } from './components/versions';
import { customerReferences } from './customers/references';
import { duplicates } from './fleet/duplicates';
import { featureFlags } from './customers/feature-flags';
import { groups } from './customers/groups';
import { guardrails } from './tenancy/guardrails';
import { holds } from './rings/holds';
import { hosts } from './customers/hosts';
import { hotfixes } from './rings/hotfixes';
import { imageAutomation } from './images/automation';
import { imageSetters } from './images/setters';
import { imageTargets } from './images/targets';
import { landscape } from './fleet/landscape';
import { manifests } from './components/manifests';
import { names } from './fleet/names';
import { namespaces } from './tenancy/namespaces';
import { peers } from './products/peers';
import { portablePaths } from './customers/portable-paths';
import { productDependencies } from './products/dependencies';
import { quotas } from './tenancy/quotas';
import { reachability } from './tenancy/reachability';
import { references } from './fleet/references';
import { regions } from './fleet/regions';
import { repositories } from './fleet/repositories';
import { ringHistory } from './rings/history';
import { ringOrder } from './rings/order';
import type { Rule } from './rule';
import { secrets } from './customers/secrets';
import { sharedObjects } from './components/shared-objects';
import { sources } from './fleet/sources';
import { states } from './fleet/states';
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
  bootstrapSteps,
  componentContents,
  componentDependencies,
  componentHealth,
  componentVersions,
  customerReferences,
  duplicates,
  featureFlags,
  groups,
  guardrails,
  holds,
  hosts,
  hotfixes,
  imageAutomation,
  imageSetters,
  imageTargets,
  landscape,
  manifests,
  names,
  namespaces,
  peers,
  portablePaths,
  productDependencies,
  quotas,
  reachability,
  references,
  regions,
  repositories,
  ringHistory,
  ringOrder,
  secrets,
  sharedObjects,
  sources,
  states,
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
  ...argocdRules,
  ...fluxRules,
];
