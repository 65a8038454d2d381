import { secureParametersOf, type ArcSecret } from './secrets';
import { ARC_CONFIGURATIONS, ARC_GUARDRAILS, ROOTS } from '../../../plan/names';
import type { ArcClusterSpec } from '../../../authored/cluster';
import { secondsOf } from '../../../authored/duration';
import { stateSource } from '../../../plan/resolve/source';
import type { StatedSource, StatePlan } from '../../../plan/source';
import type { ArcConfiguration, ArcExtension, ArcKustomization, ArcSettings } from '../authored/settings';
import type { FluxVersion } from '../../flux/authored/settings';

/**
 * Flux that the extension brings where nobody says, which is what it brought for the longest time: a cluster that
 * upgrades by itself has this or a newer one.
 */
const ARC_FLUX: FluxVersion = '2.6';

/** The first minor version of microsoft.flux 1 to bring each Flux. Source: Azure Arc, "Flux (GitOps) extension release notes". */
const EXTENSIONS: readonly (readonly [minor: number, flux: FluxVersion])[] = [
  [23, '2.7'],
  [17, '2.6'],
  [16, '2.5'],
];

/** The version of microsoft.flux that is the first to bring a Flux; `undefined` where none is known. */
export function extensionWith(flux: FluxVersion): string | undefined {
  const found = EXTENSIONS.find((each) => each[1] === flux);
  return found && `1.${found[0]}`;
}

/** Flux of a pinned version of the extension, as far as it is known. */
function fluxOf(version: string | undefined): FluxVersion {
  const [, minor] = /^1\.(\d+)\./.exec(version ?? '') ?? [];
  return EXTENSIONS.find(([first]) => Number(minor) >= first)?.[1] ?? ARC_FLUX;
}

/** An arc cluster as Azure sees it, with every default resolved. */
export interface ArcPlan extends Required<Pick<ArcSettings, 'resource' | 'resourceName' | 'apiVersion'>> {
  /** @default - that of the deployment */
  readonly resourceGroup?: string;
  readonly extension: ArcExtensionPlan;
  readonly configurations: Both<ArcConfigurationPlan>;
  /** @default - the Secret that the source names */
  readonly credentials?: ArcSettings['credentials'];
  /** The secure parameters of its template: credentials, then settings of the extension by name. */
  readonly secrets: readonly ArcSecret[];
}

/** The microsoft.flux extension. */
interface ArcExtensionPlan
  extends
    Pick<ArcExtension, 'version' | 'releaseTrain'>,
    Required<Pick<ArcExtension, 'flux' | 'protectedSettings'>> {
  /** All of its settings that are no secret. */
  readonly settings: Readonly<Record<string, string>>;
}

/** The two fluxConfigurations of an arc cluster. */
interface Both<C> {
  readonly infra: C;
  readonly apps: C;
}

/** A fluxConfiguration. */
export interface ArcConfigurationPlan
  extends
    Required<
      Pick<
        ArcConfiguration,
        | 'name'
        | 'namespace'
        | 'scope'
        | 'syncIntervalInSeconds'
        | 'retryIntervalInSeconds'
        | 'timeoutInSeconds'
      >
    >,
    Pick<ArcConfiguration, 'postBuild'> {
  /** Ours first, then those of the fleet. */
  readonly kustomizations: readonly ArcKustomizationPlan[];
  /** How often its source is looked at, and how long that may take; seconds. */
  readonly source: { readonly syncIntervalInSeconds: number; readonly timeoutInSeconds: number };
}

type WithoutSource = Omit<ArcConfigurationPlan, 'source'>;

/** A kustomization of a fluxConfiguration: over a part of the cluster's `delivery/`, or a folder of somebody else. */
export type ArcKustomizationPlan = { readonly name: string } & Required<Omit<ArcKustomization, 'path'>> &
  ({ readonly part: string } | { readonly path: string });

/** What ringfleet itself sets of the extension, and the field of ArcExtension that decides it. */
export const EXTENSION_SETTINGS = {
  'multiTenancy.enforce': 'multiTenancy',
  'image-automation-controller.enabled': 'imageControllers',
  'image-reflector-controller.enabled': 'imageControllers',
} as const satisfies Record<string, keyof ArcExtension>;

/** An arc cluster as Azure sees it. */
export function arcPlan(cluster: string, spec: ArcClusterSpec<string, string>, state: StatePlan): ArcPlan {
  const {
    resource = 'connectedClusters',
    resourceName = cluster,
    resourceGroup,
    apiVersion = '2023-05-01',
    credentials,
    extension,
  } = spec.arc ?? {};
  return {
    resource,
    resourceName,
    ...(resourceGroup !== undefined && { resourceGroup }),
    apiVersion,
    extension: extensionOf(extension),
    configurations: withSource(configurationsOf(spec), stateSource(state, spec.source)),
    ...(credentials !== undefined && { credentials }),
    secrets: secureParametersOf(credentials, extension?.protectedSettings),
  };
}

function extensionOf(extension: ArcExtension = {}): ArcExtensionPlan {
  const { version, releaseTrain, flux = fluxOf(version), settings, protectedSettings = [] } = extension;
  const decided = { multiTenancy: true, imageControllers: false, ...extension };
  const ours = Object.entries(EXTENSION_SETTINGS).map(([setting, field]) => [setting, `${decided[field]}`]);
  const train = releaseTrain ?? (version === undefined ? 'Stable' : undefined);
  return {
    flux,
    ...(version !== undefined && { version }),
    ...(train !== undefined && { releaseTrain: train }),
    settings: { ...settings, ...(Object.fromEntries(ours) as Readonly<Record<string, string>>) },
    protectedSettings: [...protectedSettings].sort(),
  };
}

/** The fluxConfigurations of an arc cluster. */
export function configurationsOf({ arc = {} }: ArcClusterSpec<string, string>): Both<WithoutSource> {
  const { infra, apps } = arc.configurations ?? {};
  return {
    infra: configurationOf(infra, ARC_CONFIGURATIONS.infra, 'cluster', (name) => [
      // Guard rails wait for healthy components; nothing waits for one tenant among many.
      ours(name, ROOTS.infrastructure, { wait: true }),
      ours(ARC_GUARDRAILS, ARC_GUARDRAILS, { dependsOn: [name] }),
    ]),
    apps: configurationOf(apps, ARC_CONFIGURATIONS.apps, 'namespace', (name) => [ours(name, 'releases')]),
  };
}

/** Seconds that a source may take, unless it says. */
const TIMEOUT = 180;

/** The configurations with the pace of the cluster's source; that of each is its own unless the source says. */
function withSource({ infra, apps }: Both<WithoutSource>, source: StatedSource): Both<ArcConfigurationPlan> {
  const { interval, timeout } = source.options;
  const paced = (each: WithoutSource): ArcConfigurationPlan => ({
    ...each,
    source: {
      syncIntervalInSeconds: interval ? secondsOf(interval) : each.syncIntervalInSeconds,
      timeoutInSeconds: timeout ? secondsOf(timeout) : TIMEOUT,
    },
  });
  return { infra: paced(infra), apps: paced(apps) };
}

function configurationOf(
  own: ArcConfiguration = {},
  standardName: string,
  standardScope: 'cluster' | 'namespace',
  standard: (name: string) => readonly ArcKustomizationPlan[],
): WithoutSource {
  const { name = standardName, postBuild, kustomizations = {} } = own;
  return {
    name,
    namespace: own.namespace ?? name,
    scope: own.scope ?? standardScope,
    syncIntervalInSeconds: own.syncIntervalInSeconds ?? 60,
    retryIntervalInSeconds: own.retryIntervalInSeconds ?? 120,
    timeoutInSeconds: own.timeoutInSeconds ?? 600,
    ...(postBuild && { postBuild }),
    kustomizations: [
      ...standard(name),
      ...Object.entries(kustomizations).map(([key, { path, ...more }]) => {
        return { name: key, path, dependsOn: [], prune: true, wait: true, force: false, ...more };
      }),
    ],
  };
}

function ours(
  name: string,
  part: string,
  more: Partial<Pick<ArcKustomization, 'dependsOn' | 'wait'>> = {},
): ArcKustomizationPlan {
  return { name, part, dependsOn: [], prune: true, wait: false, force: false, ...more };
}
