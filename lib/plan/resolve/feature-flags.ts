import type { FeatureFlagsPlan } from '../tenant';
import type { CustomerSpec, FeatureFlag, FlagValue } from '../../authored/customer';

/** A customer's feature flags, by name. */
export function featureFlagsOf({ featureFlags = {} }: CustomerSpec): FeatureFlagsPlan {
  const flags = Object.entries(featureFlags).sort(([a], [b]) => (a < b ? -1 : 1));
  const environments: Record<string, Record<string, FlagValue>> = {};
  for (const [name, flag] of flags)
    for (const [environment, value] of Object.entries(differing(flag)))
      if (value !== undefined) (environments[environment] ??= {})[name] = value;
  const sorted = Object.entries(environments).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    default: Object.fromEntries(flags.map(([name, flag]) => [name, standard(flag)])),
    environments: Object.fromEntries(sorted),
  };
}

/** What the flags are in an environment, as a ConfigMap has to say it. */
export function flagsIn(flags: FeatureFlagsPlan, environment: string): Record<string, string> {
  const here = Object.hasOwn(flags.environments, environment) ? flags.environments[environment] : {};
  const all = Object.entries({ ...flags.default, ...here });
  return Object.fromEntries(all.map(([name, value]) => [name, String(value)]));
}

/** By environment, where it is not the same everywhere. */
export function differing(flag: FeatureFlag): Readonly<Record<string, FlagValue | undefined>> {
  return typeof flag === 'object' ? flag.environments : {};
}

function standard(flag: FeatureFlag): FlagValue {
  return typeof flag === 'object' ? flag.default : flag;
}
