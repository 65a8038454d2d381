import type { ExtensionProperties, NewerFluxConfigurationProperties } from '../../imports/azure-arc';
import type { Files } from './sample';

export interface ArmResource<T> {
  readonly type: string;
  readonly apiVersion: string;
  readonly name: string;
  readonly scope: string;
  readonly identity?: { readonly type: string };
  readonly dependsOn?: readonly string[];
  readonly properties: T;
}

export interface ArmTemplate {
  readonly parameters: Readonly<Record<string, { readonly type: string; readonly defaultValue?: unknown }>>;
  readonly resources: readonly ArmResource<unknown>[];
}

/** A cluster's own template, within that of the fleet. */
export interface ArmDeployment {
  readonly name: string;
  readonly resourceGroup?: string;
  readonly properties: {
    readonly parameters: Readonly<Record<string, { readonly value: string }>>;
    readonly template: ArmTemplate;
  };
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

/** The ARM template of each cluster, by path. */
export function templatesIn(files: Files): [path: string, template: ArmTemplate][] {
  return Object.entries(files)
    .filter(([path]) => /^clusters\/.*\/azuredeploy\.json$/.test(path))
    .map(([path, text]) => [path, JSON.parse(text) as ArmTemplate]);
}

/** The ARM template of all clusters; `undefined` where there is none. */
export function fleetTemplateIn(files: Files): ArmTemplate | undefined {
  const text = files['azure/azuredeploy.json'];
  return text === undefined ? undefined : (JSON.parse(text) as ArmTemplate);
}

/** Names of the parameters that expressions of a template name, each as often as it is named. */
export function namedParameters({ resources }: ArmTemplate): string[] {
  return [...JSON.stringify(resources).matchAll(/parameters\('(\w+)'\)/g)].map(([, name]) => name!);
}

export function extensionsOf({ resources }: ArmTemplate): ArmResource<ExtensionProperties>[] {
  return resources.filter(
    ({ type }) => type === `${PROVIDER}/extensions`,
  ) as ArmResource<ExtensionProperties>[];
}

export function configurationsOf({
  resources,
}: ArmTemplate): ArmResource<NewerFluxConfigurationProperties>[] {
  return resources.filter(
    ({ type }) => type === `${PROVIDER}/fluxConfigurations`,
  ) as ArmResource<NewerFluxConfigurationProperties>[];
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
