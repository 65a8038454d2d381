import { groupBy } from '../../facts/group-by';
import type { Verdict } from '../change-class';
import type { Hunk } from '../hunks';
import type { FleetObject } from '../objects';
import { isChanged, type ChangedObject, type ObjectPair } from '../pairs';
import { asMap, asWord } from '../plain';
import { accessKinds } from './access';
import { arcKinds } from './arc';
import { argocdKinds } from './argocd';
import { settingsKinds } from './configuration';
import { fluxKinds } from './flux';
import { ofMetadata } from './metadata';
import { networkKinds, namespacePlace } from './network';
import { fits, verdict, type KindRules, type Surroundings } from './rule';
import { workloadKinds } from './workloads';

/** What changes of objects mean, by kind. */
const kinds: Readonly<Record<string, KindRules>> = {
  ...workloadKinds,
  ...accessKinds,
  ...networkKinds,
  ...fluxKinds,
  ...argocdKinds,
  ...arcKinds,
};

/** The kinds that have rules of their own. */
export const judgedKinds: readonly string[] = Object.keys(kinds).sort();

/** A change of an object that means one thing. */
export interface Judgement {
  readonly verdict: Verdict;
  /** Of an object that came, went or was renamed: none. */
  readonly hunks: readonly Hunk[];
}

export function surroundingsOf(before: readonly FleetObject[], after: readonly FleetObject[]): Surroundings {
  const places = { before: groupBy(before, namespacePlace), after: groupBy(after, namespacePlace) };
  const namespaces = (objects: readonly FleetObject[]) =>
    new Set(
      objects
        .filter(({ kind }) => kind === 'Namespace')
        .map(({ owner: { cluster = '' }, name }) => `${cluster}/${name}`),
    );
  const [was, is] = [namespaces(before), namespaces(after)];
  const names = (places: ReadonlySet<string>) => new Set([...places].map((each) => each.split('/')[1]!));
  const [old, now] = [names(was), names(is)];
  return {
    ...places,
    isNewPlace: (object) => is.has(namespacePlace(object)) && !was.has(namespacePlace(object)),
    comesOrGoes: (namespace) => old.has(namespace) !== now.has(namespace),
  };
}

/** What a change of an object means, a judgement for all that means the same. */
export function judged(pair: ObjectPair, around: Surroundings): Judgement[] {
  if (isChanged(pair)) return ofChanged(pair, around);
  const { before, after } = pair;
  const rules = rulesOf((before ?? after)!);
  if (after)
    return [{ verdict: rules.added?.(after, around) ?? verdict('safe', 'nothing had it before'), hunks: [] }];
  return [{ verdict: ofRemoved(before!, rules, around), hunks: [] }];
}

function rulesOf(object: FleetObject): KindRules {
  if (object.kind === 'ConfigMap' && settingsKinds[object.name]) return settingsKinds[object.name]!;
  return kinds[object.kind] ?? {};
}

function ofRemoved(object: FleetObject, { removed }: KindRules, around: Surroundings): Verdict {
  if (staysBehind(object))
    return verdict('SUSPENDS', 'it stays where it is, and nothing delivers it any more');
  return removed?.(object, around) ?? verdict('DELETE', 'it is pruned');
}

/** Whether whoever delivers an object leaves it when it is in no file any more. Source: Flux, "Kustomization"; Argo CD, "Sync Options". */
function staysBehind({ body: { metadata } }: FleetObject): boolean {
  const annotations = asMap(asMap(metadata)['annotations']);
  return (
    annotations['kustomize.toolkit.fluxcd.io/prune'] === 'disabled' ||
    /\bPrune=false\b/.test(asWord(annotations['argocd.argoproj.io/sync-options']))
  );
}

function ofChanged(pair: ChangedObject, around: Surroundings): Judgement[] {
  if (pair.before.identity !== pair.after.identity) return [ofRenamed(pair, around)];
  const rules = rulesOf(pair.after);
  const judgements: Judgement[] = [];
  const rest: Hunk[] = [];
  for (const hunk of pair.hunks) {
    const found = ofMetadata(hunk);
    if (found) judgements.push({ verdict: found, hunks: [hunk] });
    else rest.push(hunk);
  }
  if (rest.length === 0) return judgements;
  const whole = [...(rules.whole?.(pair, around) ?? [])];
  if (whole.length > 0) return [...judgements, ...whole.map((each) => ({ verdict: each, hunks: rest }))];
  return [...judgements, ...rest.map((hunk) => ({ verdict: ofField(hunk, pair, rules), hunks: [hunk] }))];
}

function ofField(hunk: Hunk, pair: ChangedObject, { fields = [] }: KindRules): Verdict {
  const rule = fields.find(([paths]) => [paths].flat().some((each) => fits(each, hunk)));
  if (!rule) return verdict('restarts workloads', 'nothing says that it does not');
  const [, means, why] = rule;
  return verdict(typeof means === 'function' ? means(hunk, pair) : means, why);
}

/** What has another name is deleted, and made anew. */
function ofRenamed({ before }: ChangedObject, around: Surroundings): Judgement {
  const { is, why } = ofRemoved(before, rulesOf(before), around);
  const named = is === 'DELETE' ? 'REPLACE' : is;
  return { verdict: verdict(named, `${before.kind} ${before.name}: ${why}`), hunks: [] };
}
