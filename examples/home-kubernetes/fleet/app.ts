import type { Values } from 'ringfleet';
import { STORAGE_CLASS } from './storage';

/** An application without a chart of its own, on bjw-s' app-template. */
export interface App {
  readonly image: { readonly repository: string; readonly tag: string };
  /** TCP port that it serves HTTP on. */
  readonly port: number;
  /** @default - those of the image */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Secret whose fields become variables of its environment. @default - none */
  readonly secret?: string;
  /** Class of its ingress; its host is the component's name. @default - none */
  readonly ingress?: 'external' | 'internal';
  /** A volume. @default - none */
  readonly volume?: { readonly path: string; readonly size: `${number}Gi` };
  /** A file of configuration, as text. @default - none */
  readonly file?: { readonly path: string; readonly text: string };
}

/** The chart and its values. */
export function app(options: App) {
  return {
    chart: { repository: 'bjw-s', name: 'app-template' },
    versions: { home: '4.3.0' },
    values: values(options),
  } as const;
}

function values({ image, port, args, env, secret, ingress, volume, file }: App): Values {
  const container = {
    image,
    ...(args && { args }),
    env: { TZ: 'Europe/Berlin', ...env },
    ...(secret !== undefined && { envFrom: [{ secretRef: { name: secret } }] }),
    resources: { requests: { cpu: '10m', memory: '256Mi' }, limits: { memory: '2Gi' } },
  };
  const host = {
    host: '${APP}.example.com',
    paths: [{ path: '/', service: { identifier: 'app', port: 'http' } }],
  };
  const claim = volume && {
    type: 'persistentVolumeClaim',
    accessMode: 'ReadWriteOnce',
    storageClass: STORAGE_CLASS,
    size: volume.size,
    globalMounts: [{ path: volume.path }],
  };
  const mount = file && {
    type: 'configMap',
    identifier: 'config',
    globalMounts: [{ path: file.path, subPath: 'config.yaml' }],
  };
  return {
    controllers: { app: { strategy: 'Recreate', containers: { app: container } } },
    service: { app: { controller: 'app', ports: { http: { port } } } },
    ...(ingress && { ingress: { app: { className: ingress, hosts: [host] } } }),
    ...(file && { configMaps: { config: { data: { 'config.yaml': file.text } } } }),
    ...((claim || mount) && {
      persistence: { ...(claim && { data: claim }), ...(mount && { config: mount }) },
    }),
  };
}
