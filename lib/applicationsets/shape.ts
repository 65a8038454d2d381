import { Fault } from './fault';
import type { ApplicationSetObject } from './types';

type Json = Readonly<Record<string, unknown>>;

/** Reads a value: what is null is as if it were not there, and what has another type is told. */
type Reader = (value: unknown, at: string, tell: (fault: Fault) => void) => unknown;

function scalar(type: 'string' | 'boolean'): Reader {
  return (value, at, tell) => {
    if (typeof value === type) return value;
    tell(mistyped(value, at, `a ${type}`));
    return undefined;
  };
}

const string = scalar('string');
const boolean = scalar('boolean');
const anything: Reader = (value) => value;

function list(of: Reader): Reader {
  return (value, at, tell) => {
    if (Array.isArray(value)) return value.map((item: unknown, index) => of(item, `${at}[${index}]`, tell));
    tell(mistyped(value, at, 'a list'));
    return undefined;
  };
}

/** A map: of its keys those that are known by their readers, and all others by one, if there is one. */
function map(
  known: Readonly<Record<string, Reader>>,
  others: Reader = anything,
  needed: readonly string[] = [],
): Reader {
  return (value, at, tell) => {
    if (!isMap(value)) {
      tell(mistyped(value, at, 'a map'));
      return undefined;
    }
    for (const key of needed)
      if (value[key] === null || value[key] === undefined)
        tell(new Fault(at, `it has no ${key}`, `give it one`));
    const entries = Object.entries(value)
      .filter(([, item]) => item !== null && item !== undefined)
      .map(([key, item]) => {
        const reader = Object.hasOwn(known, key) ? known[key]! : others;
        return [key, reader(item, `${at}.${key}`, tell)] as const;
      });
    return Object.fromEntries(entries.filter(([, item]) => item !== undefined));
  };
}

const strings = map({}, string);
const expression = map({ key: string, operator: string, values: list(string) }, anything, [
  'key',
  'operator',
]);
const selector = map({ matchLabels: strings, matchExpressions: list(expression) });
const template = map({
  metadata: map({
    name: string,
    namespace: string,
    labels: strings,
    annotations: strings,
    finalizers: list(string),
  }),
  spec: map({ destination: map({}), project: string }),
});
const templated = { template, values: strings };
const item = map({ path: string, exclude: boolean }, anything, ['path']);

const generator: Reader = (value, at, tell) => read(value, at, tell);
const combined = map({ ...templated, generators: list(generator), mergeKeys: list(string) });
const read = map(
  {
    selector,
    list: map({ ...templated, elements: list(anything), elementsYaml: string }),
    git: map(
      {
        ...templated,
        repoURL: string,
        revision: string,
        files: list(item),
        directories: list(item),
        pathParamPrefix: string,
      },
      anything,
      ['repoURL'],
    ),
    clusters: map({ ...templated, selector, flatList: boolean }),
    matrix: combined,
    merge: combined,
  },
  map(templated),
);

const set = map({
  metadata: map({ name: string, namespace: string }),
  spec: map({
    goTemplate: boolean,
    goTemplateOptions: list(string),
    generators: list(generator),
    template,
    templatePatch: string,
    syncPolicy: map({ preserveResourcesOnDeletion: boolean }),
  }),
});

/** Fields without which there is no set. */
const NEEDED = ['generators', 'template'] as const;

/** The set, with nothing that is null, and what in it is of another type than Argo CD has. */
export function shaped(given: unknown): {
  readonly set?: ApplicationSetObject;
  readonly faults: readonly Fault[];
} {
  const faults: Fault[] = [];
  const found = set(given, 'the set', (fault) => faults.push(fault)) as
    Partial<ApplicationSetObject> | undefined;
  const { metadata, spec } = found ?? {};
  for (const key of NEEDED) {
    if (faults.length === 0 && spec?.[key] === undefined)
      faults.push(new Fault(`spec.${key}`, 'it is not there', `give the set ${key}`));
  }
  if (faults.length > 0 || !spec) return { faults };
  return { set: { ...found, metadata: { ...metadata, name: metadata?.name ?? '' }, spec }, faults };
}

function mistyped(value: unknown, at: string, wanted: string): Fault {
  const where = at.replace(/^the set\.?/, '') || 'metadata';
  return new Fault(where, `${shown(value)} instead of ${wanted}`, `write ${wanted} there`);
}

function shown(value: unknown): string {
  const text = (JSON.stringify(value) as string | undefined) ?? typeof value;
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

export function isMap(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
