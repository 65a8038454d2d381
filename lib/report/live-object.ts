import { isMap, type Value } from '../authored/plain/map';

/** An object that delivers a release, as its cluster has it. */
export interface LiveObject {
  readonly kind: string;
  readonly name: string;
  /** In the words of its controller: `Synced`, `Healthy`, `Ready`, `UpgradeFailed`. */
  readonly states: readonly string[];
  readonly isWell: boolean;
  /** What says which version runs: a version of a chart, a ref or revision of git, an image. */
  readonly evidence: readonly { readonly of: 'chart' | 'ref' | 'image'; readonly text: string }[];
}

/** What an object of a controller says of what runs. */
export function evidenceOf(item: Value): LiveObject {
  const kind = textIn(item, 'kind') ?? '';
  const name = textIn(item, 'metadata', 'name') ?? '';
  const known = kind === 'Application' ? ofApplication(item) : ofFlux(item);
  return { kind, name, ...known };
}

/** Source: Argo CD's CRD: `status` of an Application. What it runs is what it has synced last, and not what it should. */
function ofApplication(item: Value): Omit<LiveObject, 'kind' | 'name'> {
  const states = [textIn(item, 'status', 'sync', 'status'), textIn(item, 'status', 'health', 'status')];
  const last = listIn(item, 'status', 'history').at(-1) ?? null;
  const sources = [at(last, 'source') ?? null, ...listIn(last, 'sources')].filter(isMap);
  const revisions = [at(last, 'revision') ?? null, ...listIn(last, 'revisions')].filter(isText);
  const evidence: LiveObject['evidence'][number][] = [];
  for (const [index, source] of sources.entries()) {
    if (source['ref'] !== undefined && source['path'] === undefined && source['chart'] === undefined)
      continue;
    const of = source['chart'] === undefined ? 'ref' : 'chart';
    const [asked, came] = [source['targetRevision'], revisions[index]];
    if (isText(asked)) evidence.push({ of, text: asked });
    if (of === 'chart' && came !== undefined && came !== asked) evidence.push({ of, text: came });
  }
  for (const image of listIn(item, 'status', 'summary', 'images').filter(isText))
    evidence.push({ of: 'image', text: image });
  return {
    states: states.map((each) => each ?? 'Unknown'),
    isWell: states[0] === 'Synced' && states[1] === 'Healthy',
    evidence,
  };
}

/** Source: Flux's API: `status` of a HelmRelease and of a Kustomization. A HelmRelease's newest release is its first. */
function ofFlux(item: Value): Omit<LiveObject, 'kind' | 'name'> {
  const ready = listIn(item, 'status', 'conditions').find((each) => textIn(each, 'type') === 'Ready');
  const isReady = ready !== undefined && textIn(ready, 'status') === 'True';
  const reason = textIn(ready, 'reason');
  const isSuspended = at(item, 'spec', 'suspend') === true;
  const deployed = listIn(item, 'status', 'history').find((each) =>
    ['deployed', undefined].includes(textIn(each, 'status')),
  );
  const applied = textIn(item, 'status', 'lastAppliedRevision');
  const evidence: LiveObject['evidence'][number][] = [];
  const chart = textIn(deployed, 'chartVersion');
  if (chart !== undefined) evidence.push({ of: 'chart', text: chart.split('+')[0]! });
  if (textIn(item, 'kind') === 'Kustomization' && applied !== undefined)
    evidence.push({ of: 'ref', text: applied });
  return {
    states: [
      ready ? (isReady ? 'Ready' : (reason ?? 'NotReady')) : 'Unknown',
      ...(isSuspended ? ['Suspended'] : []),
    ],
    isWell: isReady && !isSuspended,
    evidence,
  };
}

function at(value: Value | undefined, ...path: readonly string[]): Value | undefined {
  return path.reduce<Value | undefined>((inner, key) => (isMap(inner) ? inner[key] : undefined), value);
}

function textIn(value: Value | undefined, ...path: readonly string[]): string | undefined {
  const found = at(value, ...path);
  return isText(found) ? found : undefined;
}

function listIn(value: Value | undefined, ...path: readonly string[]): readonly Value[] {
  const found = at(value, ...path);
  return Array.isArray(found) ? (found as readonly Value[]) : [];
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
