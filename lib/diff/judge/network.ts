import { BlockRange } from './block-range';
import { isMap, type Value, type Values } from '../../authored/values';
import type { Verdict } from '../change-class';
import type { FleetObject } from '../objects';
import { objectOfPair, type ObjectPair } from '../pairs';
import { asList, asMap } from '../plain';
import { verdict, type KindRules, type Surroundings } from './rule';

const DIRECTIONS = [
  { type: 'Ingress', rules: 'ingress', peers: 'from' },
  { type: 'Egress', rules: 'egress', peers: 'to' },
] as const;

/** A peer and a port that pods may talk to, or be talked to by; `'*'` is any. */
interface Allowed {
  readonly pods: string;
  readonly type: string;
  readonly peer: Value;
  readonly port: Value;
}

/**
 * What policies allow more than before, and which pods they isolate no more. Policies add up: each allows something to the pods
 * it selects, and pods that none selects may do everything. Source: Kubernetes, "Network Policies".
 */
function* loosened(
  pair: ObjectPair,
  before: readonly FleetObject[],
  after: readonly FleetObject[],
): Generator<string> {
  if (pair.after) {
    const was = before.flatMap(allowedBy);
    for (const now of allowedBy(pair.after))
      if (!was.some((each) => covers(each, now))) yield `allows ${told(now)}`;
  }
  if (pair.before)
    for (const { type } of DIRECTIONS) {
      const pods = podsOf(pair.before);
      if (!typesOf(pair.before).includes(type)) continue;
      const isolates = (policy: FleetObject) =>
        typesOf(policy).includes(type) && [EVERY, pods].includes(podsOf(policy));
      if (!after.some(isolates))
        yield `isolates ${pods === EVERY ? 'the pods' : `the pods ${pods}`} no more (${type})`;
    }
}

const EVERY = '{}';

function specOf({ body }: FleetObject): Values {
  return asMap(body['spec']);
}

function podsOf(policy: FleetObject): string {
  return JSON.stringify(specOf(policy)['podSelector'] ?? {});
}

/** Of a policy that does not say: ingress, and egress where it has rules of it. Source: Kubernetes API, NetworkPolicySpec. */
function typesOf(policy: FleetObject): readonly Value[] {
  const { policyTypes, egress } = specOf(policy);
  if (policyTypes !== undefined) return asList(policyTypes);
  return egress === undefined ? ['Ingress'] : ['Ingress', 'Egress'];
}

function allowedBy(policy: FleetObject): Allowed[] {
  const pods = podsOf(policy);
  return DIRECTIONS.filter(({ type }) => typesOf(policy).includes(type)).flatMap(({ type, rules, peers }) =>
    asList(specOf(policy)[rules]).flatMap((rule) => {
      const of = (key: string): readonly Value[] => {
        const list = asList(isMap(rule) ? rule[key] : undefined);
        return list.length === 0 ? ['*'] : list;
      };
      return of(peers).flatMap((peer) => of('ports').map((port) => ({ pods, type, peer, port })));
    }),
  );
}

function covers(wide: Allowed, narrow: Allowed): boolean {
  return (
    wide.type === narrow.type &&
    (wide.pods === EVERY || wide.pods === narrow.pods) &&
    coversPeer(wide.peer, narrow.peer) &&
    coversPort(wide.port, narrow.port)
  );
}

function coversPeer(wide: Value, narrow: Value): boolean {
  if (wide === '*' || JSON.stringify(wide) === JSON.stringify(narrow)) return true;
  if (!isMap(wide) || !isMap(narrow)) return false;
  const [a, b] = [wide['ipBlock'], narrow['ipBlock']];
  return isMap(a) && isMap(b) && BlockRange.of(a)?.holds(BlockRange.of(b)) === true;
}

function coversPort(wide: Value, narrow: Value): boolean {
  if (wide === '*' || JSON.stringify(wide) === JSON.stringify(narrow)) return true;
  if (!isMap(wide) || !isMap(narrow) || (wide['protocol'] ?? 'TCP') !== (narrow['protocol'] ?? 'TCP'))
    return false;
  if (wide['port'] === undefined) return true;
  const [from, to] = [wide['port'], wide['endPort'] ?? wide['port']];
  const [first, last] = [narrow['port'], narrow['endPort'] ?? narrow['port']];
  const numbers = [from, to, first, last];
  if (!numbers.every((each): each is number => typeof each === 'number'))
    return from === first && to === last;
  return numbers[0]! <= numbers[2]! && numbers[3]! <= numbers[1]!;
}

function told({ pods, type, peer, port }: Allowed): string {
  const [who, where] = [peer, port].map((each) => (each === '*' ? 'any' : JSON.stringify(each)));
  const whose = pods === EVERY ? '' : ` to pods ${pods}`;
  return `${type.toLowerCase()}${whose} ${type === 'Ingress' ? 'from' : 'to'} ${who}, ${where} port`;
}

function judged(pair: ObjectPair, around: Surroundings): Verdict[] {
  const object = objectOfPair(pair);
  if (around.isNewPlace(object)) return [];
  const place = namespacePlace(object);
  const policies = (side: 'before' | 'after') =>
    (around[side].get(place) ?? []).filter(({ kind }) => kind === object.kind);
  const found = [...loosened(pair, policies('before'), policies('after'))];
  return found.length > 0 ? [verdict('LOOSENS', found.join('; '))] : [];
}

/** Cluster and namespace. */
export function namespacePlace({ owner: { cluster = '' }, namespace = '' }: FleetObject): string {
  return `${cluster}/${namespace}`;
}

const NARROWS = verdict('safe', 'it allows no more than before: what it cuts off is cut off at once');

export const networkKinds: Readonly<Record<string, KindRules>> = {
  NetworkPolicy: {
    whole: judged,
    fields: [['spec', 'safe', NARROWS.why]],
    added: (object, around) => judged({ after: object, hunks: [] }, around)[0] ?? NARROWS,
    removed: (object, around) => judged({ before: object, hunks: [] }, around)[0] ?? NARROWS,
  },
};
