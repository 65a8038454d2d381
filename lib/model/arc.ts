import { ARC_CONFIGURATIONS } from './names';
import type { ArcClusterSpec, ArcConfiguration, FluxVersion } from './spec';

/** Flux that the extension brings unless the cluster says otherwise. Source: Azure Arc, "Available extensions", microsoft.flux 1.17. */
export const ARC_FLUX: FluxVersion = '2.6';

/** A fluxConfiguration with what identifies it resolved. */
export type ArcConfigurationPlan = ArcConfiguration &
  Required<Pick<ArcConfiguration, 'name' | 'namespace' | 'scope'>>;

/** The two fluxConfigurations of an arc cluster. */
export function configurationsOf({ arc = {} }: ArcClusterSpec<string, string>): {
  readonly infra: ArcConfigurationPlan;
  readonly apps: ArcConfigurationPlan;
} {
  const resolved = (own: ArcConfiguration | undefined, name: string, scope: 'cluster' | 'namespace') => {
    const called = own?.name ?? name;
    return { ...own, name: called, namespace: own?.namespace ?? called, scope: own?.scope ?? scope };
  };
  return {
    infra: resolved(arc.configurations?.infra, ARC_CONFIGURATIONS.infra, 'cluster'),
    apps: resolved(arc.configurations?.apps, ARC_CONFIGURATIONS.apps, 'namespace'),
  };
}
