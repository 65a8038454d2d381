import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Facts } from '../customers';
import { expression, type Language } from '../expression';
import { markedFiles } from '../marked';
import { eachCustomer } from './each-customer';
import type { Peer } from './peer';
import { likeJson, RINGS } from './templates';

interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
}

/** A base a ring and folder, with the objects of one customer; and for each customer an overlay that patches each field with a fact. */
export const kustomize: Peer = {
  title: 'kustomize',
  program: 'kustomize',
  version: ['version'],
  atMost: 100,
  because: 'each customer is a process for each cluster',
  makes: 'objects of Kubernetes',
  write(folder, customers) {
    const bases = Object.fromEntries(RINGS.map((ring) => [ring, basesOf(ring)]));
    for (const [ring, base] of Object.entries(bases))
      for (const [name, objects] of base) {
        const resources = objects.map((object, index) => {
          writeJson(join(folder, 'base', ring, name), `${index}.yaml`, object);
          return `${index}.yaml`;
        });
        writeJson(join(folder, 'base', ring, name), 'kustomization.yaml', { resources });
      }
    for (const facts of customers)
      for (const [name, objects] of bases[facts.ring]!)
        writeJson(join(folder, facts.name, name), 'kustomization.yaml', {
          resources: [`../../base/${facts.ring}/${name}`],
          patches: objects.flatMap((object) => patchOf(object, facts)),
        });
    eachCustomer(folder, customers, ({ name, ring }) =>
      [...bases[ring]!.keys()]
        .map((base) => `build ${name}/${base} -o "$out/${name}-${base}.yaml"`)
        .join(' > /dev/null\n"$program" '),
    );
  },
  command: (program, out) => ['sh', 'each.sh', program, out],
};

/** Objects by the cluster that they are for: those of two clusters may have one name. */
function basesOf(ring: Facts['ring']): Map<string, Manifest[]> {
  const bases = new Map<string, Manifest[]>();
  for (const { path, objects = [] } of markedFiles(ring)) {
    const [, cluster] = /^clusters\/([^/]+)/.exec(path) ?? [path, 'all'];
    bases.set(cluster, [...(bases.get(cluster) ?? []), ...(objects as Manifest[])]);
  }
  return bases;
}

function* patchesIn(value: unknown, path: string, facts: Language, key = ''): Generator<object> {
  if (typeof value === 'object' && value !== null) {
    for (const [name, each] of Object.entries(value)) {
      const escaped = name.replaceAll('~', '~0').replaceAll('/', '~1');
      yield* patchesIn(each, `${path}/${escaped}`, facts, Array.isArray(value) ? '' : name);
    }
  } else if (value !== undefined && expression(value, likeJson, key) !== JSON.stringify(value))
    yield { op: 'replace', path, value: JSON.parse(expression(value, facts, key)) as unknown };
}

function patchOf(object: Manifest, facts: Facts): object[] {
  const language: Language = {
    ...likeJson,
    fact: (fact) => JSON.stringify(facts[fact]),
    text: (parts) => JSON.stringify(parts.map((part) => JSON.parse(part) as string).join('')),
  };
  const operations = [...patchesIn(object, '', language)];
  if (operations.length === 0) return [];
  const { apiVersion, kind, metadata } = object;
  const [version, group] = apiVersion.split('/').reverse();
  const { name, namespace } = metadata;
  return [
    {
      target: { ...(group && { group }), version, kind, name, ...(namespace && { namespace }) },
      patch: JSON.stringify(operations),
      options: { allowNameChange: true },
    },
  ];
}

function writeJson(folder: string, name: string, value: object): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), JSON.stringify(value));
}
