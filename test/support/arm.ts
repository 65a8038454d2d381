import type { ExtensionProperties, FluxConfigurationProperties } from '../../imports/azure-arc';
import type { Files } from './shipped';

export interface ArmResource<T> {
  readonly type: string;
  readonly apiVersion: string;
  readonly name: string;
  readonly scope: string;
  readonly dependsOn?: readonly string[];
  readonly properties: T;
}

export interface ArmTemplate {
  readonly parameters: Readonly<Record<string, { readonly type: string; readonly defaultValue?: unknown }>>;
  readonly resources: readonly ArmResource<unknown>[];
}

/** A kustomization within a fluxConfiguration of a cluster's template. */
export interface ArmKustomization {
  readonly cluster: string;
  readonly template: string;
  readonly configuration: string;
  readonly name: string;
  readonly spec: {
    readonly path: string;
    readonly dependsOn: readonly string[];
    readonly prune: boolean;
    readonly wait: boolean;
  };
}

const PROVIDER = 'Microsoft.KubernetesConfiguration';

/** Every ARM template, by path. */
export function templatesIn(files: Files): [path: string, template: ArmTemplate][] {
  return Object.entries(files)
    .filter(([path]) => path.endsWith('/azuredeploy.json'))
    .map(([path, text]) => [path, JSON.parse(text) as ArmTemplate]);
}

export function extensionsOf({ resources }: ArmTemplate): ArmResource<ExtensionProperties>[] {
  return resources.filter(
    ({ type }) => type === `${PROVIDER}/extensions`,
  ) as ArmResource<ExtensionProperties>[];
}

export function configurationsOf({ resources }: ArmTemplate): ArmResource<FluxConfigurationProperties>[] {
  return resources.filter(
    ({ type }) => type === `${PROVIDER}/fluxConfigurations`,
  ) as ArmResource<FluxConfigurationProperties>[];
}

export function managedByArm(files: Files): ArmKustomization[] {
  return templatesIn(files).flatMap(([template, content]) =>
    configurationsOf(content).flatMap((configuration) =>
      Object.entries(configuration.properties.kustomizations ?? {}).map(([name, spec]) => ({
        cluster: template.split('/')[1] ?? '',
        template,
        configuration: configuration.name,
        name,
        spec: spec as ArmKustomization['spec'],
      })),
    ),
  );
}

/** Names of the configurations of each arc cluster: Arc makes a namespace and a GitRepository of each name. */
export function configurationNames(files: Files): ReadonlyMap<string, readonly string[]> {
  return new Map(
    templatesIn(files).map(([path, template]) => [
      path.split('/')[1] ?? '',
      configurationsOf(template).map(({ name }) => name),
    ]),
  );
}
