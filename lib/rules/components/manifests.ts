import { error, within, type Issue, type Location } from '../../issues/issue';
import { isSecret, readable } from '../../passed/secret';
import type { ComponentSpec, KubernetesObject } from '../../authored/component';
import { isMap } from '../../authored/values';
import { VARIABLE_NAME } from '../../engines/flux/plan/variables';
import type { Rule } from '../rule';

/** Objects of a component are in its namespace, there once, whole, and hold no credentials. */
export const manifests: Rule = ({ specs }) =>
  Object.entries(specs.fleet.components).flatMap(([name, spec]) =>
    'manifests' in spec ? ofComponent(within({ file: specs.fleetFile }, 'components', name), name, spec) : [],
  );

type Manifests = Extract<ComponentSpec, { readonly manifests: unknown }>;
interface Placed {
  readonly at: Location;
  readonly object: KubernetesObject;
}

function ofComponent(at: Location, name: string, spec: Manifests): Issue[] {
  const placed = (under: Location, objects: readonly KubernetesObject[]): Placed[] =>
    objects.map((object, index) => ({ at: within(under, String(index)), object }));
  const base = placed(within(at, 'manifests'), spec.manifests);
  const more = Object.entries(spec.environments ?? {}).map(([environment, objects]) =>
    placed(within(at, 'environments', environment), objects ?? []),
  );
  return [
    ...[...base, ...more.flat()].flatMap((each) => [
      ...ofNamespace(each, name, spec.namespace),
      ...nulls(each.object, each.at),
      ...credentials(each),
    ]),
    // An environment's objects join those of the component, and no other environment's.
    ...twice(base),
    ...more.flatMap((own) => twice([...base, ...own])),
  ];
}

function ofNamespace({ at, object }: Placed, component: string, namespace: string): Issue[] {
  const given = object.metadata.namespace;
  if (given === undefined || given === namespace) return [];
  return [
    error(
      within(at, 'metadata', 'namespace'),
      `${object.kind} '${object.metadata.name}' is in namespace '${given}', and component '${component}' in '${namespace}', where Flux would put it`,
      'make it a component of its own, with that namespace',
    ),
  ];
}

/** Whoever applies an object drops what is null in it. */
function nulls(value: unknown, at: Location): Issue[] {
  if (value === null) return [error(at, 'is null, and would be lost', 'leave it out, or give it a value')];
  if (Array.isArray(value)) return value.flatMap((item, index) => nulls(item, within(at, String(index))));
  return isMap(value) ? Object.entries(value).flatMap(([key, item]) => nulls(item, within(at, key))) : [];
}

function credentials({ at, object }: Placed): Issue[] {
  const plain = isSecret(object)
    ? readable(object).filter(([top, key]) => !isVariable((object[top!] as Record<string, unknown>)[key!]))
    : [];
  if (plain.length === 0) return [];
  const keys = plain.map((path) => path.join('.')).join(', ');
  return [
    error(
      at,
      `Secret '${object.metadata.name}' is in the clear, and credentials do not belong in git: ${keys}`,
      'take them from a secret store, by an ExternalSecret; or from a folder of manifests with encrypted files, whose component sets flux.kustomization.decryption',
    ),
  ];
}

/** A value that Flux puts there, from a Secret in the cluster. */
function isVariable(value: unknown): boolean {
  const [, name] = typeof value === 'string' ? (/^\$\{(.*)\}$/s.exec(value) ?? []) : [];
  return name !== undefined && VARIABLE_NAME.test(name);
}

function twice(objects: readonly Placed[]): Issue[] {
  const first = new Map<string, Location>();
  return objects.flatMap(({ at, object: { apiVersion, kind, metadata } }) => {
    const key = `${apiVersion} ${kind} ${metadata.name}`;
    const other = first.get(key);
    if (other === undefined) {
      first.set(key, at);
      return [];
    }
    return [
      error(
        at,
        `${kind} '${metadata.name}' of ${apiVersion} is at ${other.path} too`,
        'remove one, or give it another name',
      ),
    ];
  });
}
