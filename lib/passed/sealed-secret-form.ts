import type { Fault } from '../issues/explain';
import { suggest } from '../issues/suggest';
import type { KubernetesObject } from '../authored/component/object';
import { isMap } from '../authored/values';

/** How one field of a SealedSecret is judged. */
type Form =
  | { readonly fields: Readonly<Record<string, Form>> }
  | { readonly keys: RegExp; readonly fix: string }
  | { readonly accepts: (value: unknown) => boolean; readonly fix: string };

const text: Form = { accepts: (value) => typeof value === 'string', fix: 'give text, in quotes' };

const flag: Form = { accepts: (value) => typeof value === 'boolean', fix: 'give true or false' };

const annotation: Form = {
  accepts: (value) => value === 'true' || value === 'false',
  fix: "give 'true' or 'false', in quotes",
};

/** Fields that kubeseal writes and leaves empty. */
const nothing: Form = { accepts: () => false, fix: 'remove it' };

/** Any labels and annotations of a Secret, but for those by which Argo CD and Flux know what is theirs. */
const labels: Form = {
  keys: /^(?!(.*\.)?(argoproj|fluxcd)\.io\/)[-._a-zA-Z0-9/]+$/,
  fix: 'remove it',
};

/** Kubernetes fills a Secret of this type with the token of an account. */
const TOKEN = 'kubernetes.io/service-account-token';

/**
 * Everything that a SealedSecret may say. Source: Sealed Secrets, "Usage", "Scopes" and "Managing existing secrets"; what
 * else its CRD knows, such as a template's data, would not be sealed.
 */
const SEALED_SECRET: Form = {
  fields: {
    apiVersion: text,
    kind: text,
    metadata: {
      fields: {
        name: text,
        namespace: text,
        annotations: {
          fields: {
            'sealedsecrets.bitnami.com/cluster-wide': annotation,
            'sealedsecrets.bitnami.com/managed': annotation,
            'sealedsecrets.bitnami.com/namespace-wide': annotation,
          },
        },
        creationTimestamp: nothing,
      },
    },
    spec: {
      fields: {
        encryptedData: { keys: /^[-._a-zA-Z0-9]+$/, fix: "use letters, digits, '-', '_' and '.'" },
        template: {
          fields: {
            metadata: {
              fields: {
                name: text,
                namespace: text,
                labels,
                annotations: labels,
                creationTimestamp: nothing,
              },
            },
            type: {
              accepts: (value) => typeof value === 'string' && value !== TOKEN,
              fix: `give the type of a Secret that is not ${TOKEN}`,
            },
            immutable: flag,
            data: nothing,
          },
        },
      },
    },
    status: { fields: {} },
  },
};

/** Where a SealedSecret says what it may not. Says no value of it. */
export function faultsOfForm(object: Readonly<Record<string, unknown>>): Fault[] {
  return [...faultsOf(object, SEALED_SECRET, [])];
}

/** The fields that a sound SealedSecret says, and no others, in one order: what is applied is what was judged. */
export function writtenAnew(object: Readonly<Record<string, unknown>>): KubernetesObject {
  return said(object, SEALED_SECRET) as KubernetesObject;
}

function* faultsOf(value: unknown, form: Form, path: readonly string[]): Generator<Fault> {
  if (value === null) return;
  if ('accepts' in form) {
    if (!form.accepts(value)) yield { path, problem: 'is not what may stand there', fix: form.fix };
    return;
  }
  if (!isMap(value)) {
    yield { path, problem: 'is not a map', fix: 'give a map' };
    return;
  }
  for (const [key, item] of Object.entries(value)) {
    const below = [...path, key];
    if ('fields' in form) {
      const field = Object.hasOwn(form.fields, key) ? form.fields[key] : undefined;
      if (field) yield* faultsOf(item, field, below);
      else yield { path: below, problem: 'is no field that a SealedSecret may have', fix: fixOf(key, form) };
    } else if (form.keys.test(key)) yield* faultsOf(item, text, below);
    else yield { path: below, problem: 'is a key that may not stand there', fix: form.fix };
  }
}

function fixOf(key: string, { fields }: { readonly fields: Readonly<Record<string, Form>> }): string {
  const allowed = Object.keys(fields).filter((name) => fields[name] !== nothing);
  return allowed.length === 0 ? 'remove it' : `remove it, or correct the name: ${suggest(key, allowed)}`;
}

/** Null says nothing, and neither does a map with nothing in it. */
function said(value: unknown, form: Form): unknown {
  if ('accepts' in form || !isMap(value)) return value;
  const keys = 'fields' in form ? Object.keys(form.fields) : Object.keys(value).sort();
  const found: [string, unknown][] = [];
  for (const key of keys) {
    const item: unknown = Object.hasOwn(value, key) ? value[key] : undefined;
    const field = 'fields' in form ? form.fields[key]! : text;
    if (item === undefined || item === null) continue;
    const inner = said(item, field);
    if (!isMap(inner) || Object.keys(inner).length > 0) found.push([key, inner]);
  }
  return Object.fromEntries(found);
}
