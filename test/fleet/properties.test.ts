import Ajv from 'ajv';
import { loadAll } from 'js-yaml';
import { parseAllDocuments } from 'yaml';
import { isDnsLabel } from '../../lib/authored/naming';
import { landed } from '../support/hubs';
import { asApplied, manifestsIn, nameOf, type Emitted } from '../support/manifests';
import { reordered } from '../support/reordered';
import { chosenTenants, chosenUnits, filesOfUnits, fleetPlan, fleetSpecs } from './fleet';

/* What holds for any fleet. fleet.ts says how much of a large one is looked at. */
const specs = fleetSpecs();
const plan = fleetPlan(specs);
const tenants = chosenTenants(plan);
const files = filesOfUnits(chosenUnits(plan));
const emitted = landed(plan, asApplied(manifestsIn(files)));

/** `file: kind namespace/name`, for messages that say where to look. */
function where({ path, object }: Emitted): string {
  return `${path}: ${object.kind} ${nameOf(object)}`;
}

describe('the files of the fleet', () => {
  const paths = Object.keys(files);
  const yaml = paths.filter((path) => /\.ya?ml$/.test(path));

  it('are there', () => expect(paths).not.toEqual([]));

  it('mean the same to every decoder of YAML', () => {
    for (const path of yaml) {
      const expected = loadAll(files[path]!);
      for (const version of ['1.1', '1.2'] as const) {
        const documents = parseAllDocuments(files[path]!, { version });
        const faults = documents.flatMap(({ errors, warnings }) => [...errors, ...warnings]);
        expect([path, faults]).toEqual([path, []]);
        expect([path, documents.map((each) => each.toJS() as unknown)]).toEqual([path, expected]);
      }
    }
  });

  it('are JSON where they say so', () => {
    for (const path of paths.filter((each) => each.endsWith('.json')))
      expect(() => JSON.parse(files[path]!) as unknown).not.toThrow();
  });

  it('are the same bytes in whatever order the fleet is written', () => {
    expect(filesOfUnits(chosenUnits(fleetPlan(reordered(specs))))).toEqual(files);
  });
});

describe('the objects of a cluster', () => {
  it('share no kind, namespace and name', () => {
    const seen = new Map<string, string>();
    const twice: string[] = [];
    for (const each of emitted) {
      const { apiVersion, kind } = each.object;
      const id = [each.cluster, apiVersion.split('/').slice(0, -1).join(), kind, nameOf(each.object)].join(
        ' ',
      );
      const first = seen.get(id);
      if (first !== undefined) twice.push(`${where(each)} is in ${first} too`);
      seen.set(id, each.path);
    }
    expect(twice).toEqual([]);
  });

  it('have a name, and a namespace that is a DNS label', () => {
    const wrong = emitted.filter(
      ({ object: { metadata } }) => !metadata.name || !isDnsLabel(metadata.namespace ?? 'none'),
    );
    expect(wrong.map(where)).toEqual([]);
  });
});

describe('every tenant', () => {
  // A loop, because a fleet may have no tenant yet.
  for (const { name, namespaces } of tenants)
    it(`has its guard rails: ${name}`, () => {
      const own = emitted.filter(({ path }) => path.includes(`/tenants/${name}/guardrails/`));
      const kinds = (namespace: string) =>
        own.flatMap(({ object: { kind, metadata } }) =>
          (kind === 'Namespace' ? metadata.name : metadata.namespace) === namespace ? [kind] : [],
        );
      expect(namespaces.length).toBeGreaterThan(0);
      for (const { name: namespace } of namespaces)
        expect([namespace, kinds(namespace)]).toEqual([
          namespace,
          expect.arrayContaining(['Namespace', 'ResourceQuota', 'RoleBinding']),
        ]);
    });

  it('has values that the schema of the product, which Helm gets, accepts', () => {
    const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
    const faults = tenants
      .flatMap(({ releases }) => releases)
      .flatMap(({ name, product, values }) => {
        const validate = ajv.compile(product.valuesSchema());
        return validate(withoutNulls(values)) ? [] : [`${name}: ${ajv.errorsText(validate.errors)}`];
      });
    expect(faults).toEqual([]);
  });
});

/** As Helm has them when it validates: a `null` has taken its key away. Source: Helm, "Values Files". */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value) || typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, each]) => (each === null ? [] : [[key, withoutNulls(each)]])),
  );
}
