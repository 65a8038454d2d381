import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { hash } from '../../authored/naming';
import type { WebServicePlan } from '../plan/web-service';
import { metadataOf } from './object';

type Config = NonNullable<WebServicePlan['config']>;

/** The ConfigMaps with a service's variables and with its files; of one that has none there is none. */
export function configMaps(scope: Construct, service: WebServicePlan): void {
  const { config } = service;
  if (!config) return;
  for (const [suffix, data] of Object.entries({ '-config': config.variables, '-files': config.files }))
    if (Object.keys(data).length > 0)
      new k8s.KubeConfigMap(scope, `config${suffix}`, { metadata: metadataOf(service, suffix), data });
}

/** Annotations of the pods: they change with the config, and pods whose template changes are replaced. */
export function configChecksum({ config }: WebServicePlan): Record<string, string> {
  return config ? { 'checksum/config': hash(textOf(config), 16) } : {};
}

function textOf({ variables, files }: Config): string {
  const sorted = (data: Readonly<Record<string, string>>) =>
    Object.entries(data).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([sorted(variables), sorted(files)]);
}

/** Where a container has its variables from. */
export function variablesOf({ name, config, secrets }: WebServicePlan): k8s.EnvFromSource[] {
  const sources: k8s.EnvFromSource[] = [];
  if (config && Object.keys(config.variables).length > 0)
    sources.push({ configMapRef: { name: `${name}-config` } });
  for (const secret of secrets)
    if (secret.path === undefined) sources.push({ secretRef: { name: secret.name } });
  return sources;
}

/** A volume of a pod, and where its containers have it. */
interface Mounted {
  readonly volume: k8s.Volume;
  readonly path: string;
  readonly readOnly: boolean;
}

/** The folders that are not the image's own. */
export function mounted({ name, config, secrets, writable }: WebServicePlan): Mounted[] {
  const volumes: Mounted[] = writable.map((path, index) => ({
    volume: { name: `writable-${index}`, emptyDir: {} },
    path,
    readOnly: false,
  }));
  if (config && Object.keys(config.files).length > 0)
    volumes.push({
      volume: { name: 'files', configMap: { name: `${name}-files` } },
      path: config.path,
      readOnly: true,
    });
  for (const [index, { name: secretName, path }] of secrets.entries())
    if (path !== undefined)
      volumes.push({ volume: { name: `secret-${index}`, secret: { secretName } }, path, readOnly: true });
  return volumes;
}
