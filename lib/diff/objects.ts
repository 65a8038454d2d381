import { CORE_SCHEMA, loadAll } from 'js-yaml';
import { isMap, type Value, type Values } from '../authored/values';

/** Whose an object is, by its labels and by where it lies. */
export interface Owner {
  /** @default - it is applied on no cluster of its own, as an ApplicationSet that several have */
  readonly cluster?: string;
  readonly customer?: string;
  readonly tenant?: string;
  readonly environment?: string;
  readonly ring?: string;
  readonly product?: string;
  readonly component?: string;
}

/** An object of an output: one of Kubernetes, or a resource of Azure. */
export interface FleetObject {
  /** The file that has it. */
  readonly path: string;
  /** By what the API server tells it from others, and the cluster: no other object of an output has the same. */
  readonly identity: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  readonly owner: Owner;
  readonly body: Values;
}

const CLUSTER = /^((?:[^/]+\/)??)clusters\/([^/]+)\//;
const TENANT = /\/tenants\/([^/]+)\/(?:guardrails|secrets|releases|repository)(?:\/|\.yaml$)/;
const AZURE = /(?:^|\/)azure\/[^/]+\.json$/;
const COMPONENT = /\/infrastructure\/([^/]+?)(?:\.yaml$|\/)/;

/** Whether a file may hold objects that clusters get, by its path. */
export function mayHaveObjects(path: string): boolean {
  if (AZURE.test(path)) return true;
  return path.endsWith('.yaml') && (CLUSTER.test(path) || /(?:^|\/)applicationsets\//.test(path));
}

/** The objects of a file; of one that somebody broke by hand, none. */
export function fleetObjectsIn(path: string, text: string | undefined): FleetObject[] {
  if (text === undefined || !mayHaveObjects(path)) return [];
  if (path.endsWith('.json')) return [...resourcesIn(path, parsed(text))];
  return documentsIn(text).flatMap((document) => objectOf(path, document) ?? []);
}

/** The documents of a text of YAML that are maps; of one that is none, nothing. */
export function documentsIn(text: string): Values[] {
  try {
    return loadAll(text, null, { schema: CORE_SCHEMA }).filter(isMap);
  } catch {
    return [];
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function objectOf(path: string, body: Values): FleetObject | undefined {
  const { apiVersion, kind, metadata } = body;
  if (typeof kind !== 'string' || !isMap(metadata)) return undefined;
  const { name, namespace } = metadata;
  if (typeof name !== 'string') return undefined;
  const owner = ownerOf(path, isMap(metadata['labels']) ? metadata['labels'] : {});
  const group = typeof apiVersion === 'string' && apiVersion.includes('/') ? apiVersion.split('/')[0]! : '';
  const inNamespace = typeof namespace === 'string' ? namespace : undefined;
  return {
    path,
    identity: [
      owner.cluster ?? path.split('/').slice(0, -1).join('/'),
      group,
      kind,
      inNamespace ?? '',
      name,
    ].join(' '),
    kind,
    name,
    ...(inNamespace !== undefined && { namespace: inNamespace }),
    owner,
    body,
  };
}

const LABELS = ['customer', 'tenant', 'environment', 'ring', 'product', 'component'] as const;

function ownerOf(path: string, labels: Values): Owner {
  const [, , cluster] = CLUSTER.exec(path) ?? [];
  const [, tenant] = TENANT.exec(path) ?? [];
  const [, component] = COMPONENT.exec(path) ?? [];
  const labelled = LABELS.flatMap((key): [string, string][] => {
    const value = labels[`ringfleet.io/${key}`];
    return typeof value === 'string' ? [[key, value]] : [];
  });
  return {
    ...(cluster !== undefined && { cluster }),
    ...(tenant !== undefined && { tenant }),
    ...(component !== undefined && !labels['ringfleet.io/tenant'] && { component }),
    ...Object.fromEntries(labelled),
  };
}

/** Resources of an ARM template, those of the templates in it included, which are named after clusters. */
function* resourcesIn(path: string, template: unknown, cluster?: string): Generator<FleetObject> {
  const resources: Value = isMap(template) ? (template['resources'] ?? []) : [];
  for (const resource of Array.isArray(resources)
    ? (resources as Value[])
    : Object.values(resources as Values)) {
    if (!isMap(resource)) continue;
    const { type, name, properties } = resource;
    if (typeof type !== 'string' || typeof name !== 'string') continue;
    const nested = isMap(properties) ? properties['template'] : undefined;
    if (nested !== undefined) yield* resourcesIn(path, nested, name);
    else
      yield {
        path,
        identity: [cluster ?? path, type, name].join(' '),
        kind: type.split('/').at(-1)!,
        name,
        owner: cluster === undefined ? {} : { cluster },
        body: resource,
      };
  }
}
