import { isDnsSubdomain } from '../authored/naming';
import { isSealedValue } from '../credentials/encrypted';
import type { Fault } from '../issues/explain';
import { faultsOfForm } from './sealed-secret-form';
import { nameOf, namespaceIn } from './secret';
import { isMap } from '../authored/values';

/** Source: Sealed Secrets, "Usage". */
const API_VERSION = 'bitnami.com/v1alpha1';

/** Annotation with which a SealedSecret can be unsealed in any namespace. Source: Sealed Secrets, "Scopes". */
const CLUSTER_WIDE = 'sealedsecrets.bitnami.com/cluster-wide';

/** Whether an object means to be a SealedSecret. */
export function isSealed(object: unknown): object is Readonly<Record<string, unknown>> {
  return isMap(object) && object['kind'] === 'SealedSecret';
}

/** Says why an object is not a SealedSecret for one namespace with sealed values. The message holds none of its values. */
export function faultsOfSealedSecret(object: Readonly<Record<string, unknown>>): Fault[] {
  const faults = [
    ...(object['apiVersion'] === API_VERSION
      ? []
      : [{ path: ['apiVersion'], problem: `is not ${API_VERSION}`, fix: `set apiVersion: ${API_VERSION}` }]),
    ...faultsOfMetadata(object),
    ...faultsOfPlain(object),
    ...faultsOfData(object),
  ];
  const said = new Set(faults.map(({ path }) => JSON.stringify(path)));
  return [...faults, ...faultsOfForm(object).filter(({ path }) => !said.has(JSON.stringify(path)))];
}

function faultsOfMetadata(object: Readonly<Record<string, unknown>>): Fault[] {
  const name = nameOf(object);
  const annotations = at(object, 'metadata', 'annotations');
  return [
    ...(name !== undefined && isDnsSubdomain(name)
      ? []
      : [
          {
            path: ['metadata', 'name'],
            problem: 'is not a DNS name',
            fix: 'seal a Secret that has one: a SealedSecret is sealed for its name',
          },
        ]),
    ...(namespaceIn(object) === undefined
      ? [
          {
            path: ['metadata', 'namespace'],
            problem: 'is missing',
            fix: 'seal a Secret that states its namespace: a SealedSecret is sealed for it',
          },
        ]
      : []),
    ...(isMap(annotations) && [true, 'true'].includes(annotations[CLUSTER_WIDE] as string)
      ? [
          {
            path: ['metadata', 'annotations', CLUSTER_WIDE],
            problem: 'lets whoever sees the file unseal it in a namespace of their own',
            fix: 'seal it again without --scope cluster-wide',
          },
        ]
      : []),
  ];
}

/** A Secret's own keys, and a template's, are not sealed. */
function faultsOfPlain(object: Readonly<Record<string, unknown>>): Fault[] {
  const places = [['data'], ['stringData'], ['spec', 'data'], ['spec', 'template', 'data']];
  return places
    .filter((path) => (at(object, ...path) ?? undefined) !== undefined)
    .map((path) => ({
      path,
      problem: 'is not sealed: anybody can read it',
      fix: 'seal it into spec.encryptedData with kubeseal',
    }));
}

function faultsOfData(object: Readonly<Record<string, unknown>>): Fault[] {
  const path = ['spec', 'encryptedData'];
  const data = at(object, ...path);
  if (!isMap(data) || Object.keys(data).length === 0)
    return [{ path, problem: 'holds nothing', fix: 'seal a Secret with kubeseal' }];
  return Object.entries(data)
    .filter(([, value]) => !isSealedValue(value))
    .map(([key]) => ({
      path: [...path, key],
      problem: 'is not what kubeseal makes of a value',
      fix: 'seal it with kubeseal',
    }));
}

function at(object: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((value, key) => (isMap(value) ? value[key] : undefined), object);
}
