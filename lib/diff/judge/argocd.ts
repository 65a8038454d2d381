import { isMap, type Value, type Values } from '../../authored/values';
import type { ChangeClass } from '../change-class';
import { isSameData } from '../hunks';
import type { ChangedObject } from '../pairs';
import { asList, asMap, asWord } from '../plain';
import { verdict, type Decides, type FieldRule, type KindRules, type Surroundings } from './rule';

const FINALIZER = 'resources-finalizer.argocd.argoproj.io';

/** What an Application says, and the template of an ApplicationSet. Source: Argo CD, "Application Specification". */
const APPLICATION: readonly FieldRule[] = [
  [
    'destination',
    'REPLACE',
    'it is deployed there, and what it deployed elsewhere is no part of it any more',
  ],
  ['project', 'LOOSENS', 'another AppProject says what it may deploy'],
  [
    ['source.helm.releaseName', 'sources.*.helm.releaseName'],
    'REPLACE',
    'every object of the chart gets another name, and those of before are pruned',
  ],
  [
    ['source.helm.namespace', 'sources.*.helm.namespace'],
    'REPLACE',
    'the chart is rendered for another namespace',
  ],
  [
    ['source.chart', 'sources.*.chart'],
    'REPLACE',
    'another chart makes other objects, and those of before are pruned',
  ],
  [
    ['source.kustomize.namePrefix', 'source.kustomize.nameSuffix', 'source.kustomize.namespace'],
    'REPLACE',
    'every object gets another name, and those of before are pruned',
  ],
  [
    ['source.helm.valueFiles', 'sources.*.helm.valueFiles'],
    // What a release comes to is in a file for reviewers: where that is another, there is an entry of it.
    (_, { after }) => (after.owner.product === undefined ? 'restarts workloads' : 'safe'),
    'it reads its values from other files',
  ],
  [['source', 'sources'], 'restarts workloads', 'it deploys something else'],
  [
    'syncPolicy.automated',
    (hunk) => automated(hunk.path, hunk.to),
    'it says whether anything is deployed by itself',
  ],
  ['syncPolicy.syncOptions', (hunk) => options(hunk.to), 'it says how it is deployed'],
  [['syncPolicy', 'ignoreDifferences', 'info', 'revisionHistoryLimit'], 'safe', 'it says how it is deployed'],
];

function automated(path: readonly string[], to: Value | undefined): ChangeClass {
  const at = path.at(-1);
  if (at === 'enabled' && to === false) return 'SUSPENDS';
  return to === undefined && at !== 'prune' && at !== 'selfHeal' ? 'SUSPENDS' : 'safe';
}

function options(to: Value | undefined): ChangeClass {
  const replaces = Array.isArray(to) && to.some((each) => each === 'Replace=true' || each === 'Force=true');
  return replaces ? 'REPLACE' : 'safe';
}

const below = (above: string): FieldRule[] =>
  APPLICATION.map(([paths, means, why]) => [[paths].flat().map((each) => `${above}.${each}`), means, why]);

/** Whether Argo CD deletes what an Application deployed, when the Application goes. Source: Argo CD, "App Deletion". */
function cascades(body: Values): boolean {
  return asList(asMap(body['metadata'])['finalizers']).some((each) => asWord(each).startsWith(FINALIZER));
}

const application: KindRules = {
  fields: [...below('spec')],
  removed: ({ body }) =>
    cascades(body)
      ? verdict('DELETE', 'Argo CD deletes all that it deployed')
      : verdict('SUSPENDS', 'what it deployed stays, and nothing deploys it any more'),
};

const applicationSet: KindRules = {
  fields: [
    [
      ['spec.syncPolicy', 'spec.strategy', 'spec.preservedFields', 'spec.ignoreApplicationDifferences'],
      'safe',
      'it says how Applications are changed',
    ],
    [
      'spec.template.metadata.name',
      'REPLACE',
      'Applications of other names are made, and those of before deleted',
    ],
    ['spec.template.metadata', 'safe', 'labels and annotations of Applications'],
    ...below('spec.template.spec'),
    [
      ['spec.generators', 'spec.goTemplate', 'spec.goTemplateOptions', 'spec.templatePatch'],
      'REPLACE',
      'Applications that it does not make any more are deleted: preview says which it makes',
    ],
  ],
  removed: ({ body }) => {
    const policy = isMap(body['spec']) ? body['spec']['syncPolicy'] : undefined;
    return isMap(policy) && policy['preserveResourcesOnDeletion'] === true
      ? verdict('SUSPENDS', 'what its Applications deployed stays, and nothing deploys it any more')
      : verdict('DELETE', 'its Applications go, and with them what they deployed');
  },
};

const LISTS = [
  'sourceRepos',
  'destinations',
  'sourceNamespaces',
  'clusterResourceWhitelist',
  'namespaceResourceWhitelist',
];
const BLACKLISTS = ['clusterResourceBlacklist', 'namespaceResourceBlacklist'];

/** What projects permit by default. Source: Argo CD, "Projects": of namespaced resources everything, of the cluster's nothing. */
const OPEN = 'namespaceResourceWhitelist';

/** With which account Argo CD syncs to a namespace: without one with its own rights. Source: Argo CD, "Sync using impersonation". */
const ACCOUNTS = 'destinationServiceAccounts';

function* loosened({ before, after }: ChangedObject, { comesOrGoes }: Surroundings): Generator<string> {
  const isOfChange = (item: Value) => comesOrGoes(asWord(asMap(item)['namespace']));
  const [was, is] = [before, after].map(({ body }) => (isMap(body['spec']) ? body['spec'] : {})) as [
    Values,
    Values,
  ];
  for (const key of LISTS) {
    if (key === OPEN && was[key] !== undefined && is[key] === undefined)
      yield 'permits every namespaced resource';
    if (key === OPEN && was[key] === undefined) continue;
    for (const item of asList(is[key]))
      if (!isOfChange(item) && !asList(was[key]).some((each) => covers(each, item)))
        yield `permits ${JSON.stringify(item)} in ${key}`;
    for (const item of asList(was[key]))
      if (JSON.stringify(item).includes('"!') && !asList(is[key]).some((each) => covers(each, item)))
        yield `no longer denies ${JSON.stringify(item)} in ${key}`;
  }
  const accounts = [was, is].map((spec) => asList(spec[ACCOUNTS]).filter((item) => !isOfChange(item)));
  if (!isSameData(accounts[0], accounts[1])) yield 'syncs with the rights of other accounts';
  for (const key of BLACKLISTS)
    for (const item of asList(was[key]))
      if (!asList(is[key]).some((each) => covers(each, item)))
        yield `no longer denies ${JSON.stringify(item)} in ${key}`;
  if (asList(was['signatureKeys']).length > 0 && asList(is['signatureKeys']).length === 0)
    yield 'commits need not be signed any more';
  const policies = (spec: Values) =>
    asList(spec['roles']).flatMap((role) =>
      isMap(role) ? [...asList(role['policies']), ...asList(role['groups'])] : [],
    );
  const known = policies(was).map((each) => JSON.stringify(each));
  for (const policy of policies(is))
    if (!known.includes(JSON.stringify(policy))) yield `grants ${JSON.stringify(policy)}`;
}

function covers(wide: Value, narrow: Value): boolean {
  if (isMap(wide) && isMap(narrow))
    return Object.entries(wide).every(([key, each]) => covers(each, narrow[key] ?? ''));
  return wide === '*' || JSON.stringify(wide) === JSON.stringify(narrow);
}

/** The windows of one namespace, or of names of Applications, by what they do; whatever it is that they say of themselves. */
function windowsByPlace(value: Value | undefined, kind: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const each of asList(value)) {
    if (!isMap(each) || each['kind'] !== kind) continue;
    const { applications, namespaces, clusters, description: _, ...window } = each;
    const places = Object.entries({ applications, namespaces, clusters }).flatMap(([key, all]) =>
      asList(all).map((place) => `${key} ${asWord(place)}`),
    );
    for (const place of places) found.set(place, [...(found.get(place) ?? []), JSON.stringify(window)]);
  }
  return found;
}

/** By the windows of both sides as a whole: what one of them says means nothing without the others. */
const windows: Decides = (_, { before, after }) => {
  const [from, to] = [before, after].map(({ body }) => asMap(body['spec'])['syncWindows']);
  const [allowed, allows] = [windowsByPlace(from, 'allow'), windowsByPlace(to, 'allow')];
  const [denied, denies] = [windowsByPlace(from, 'deny'), windowsByPlace(to, 'deny')];
  const isMore = (all: readonly string[], than: readonly string[] = []) =>
    all.some((each) => !than.includes(each));
  const loosens = [
    ...[...denied].map(([place, all]) => isMore(all, denies.get(place))),
    ...[...allowed].map(([place, all]) => !allows.has(place) || isMore(allows.get(place)!, all)),
  ];
  if (loosens.includes(true)) return 'LOOSENS';
  const suspends = [
    ...[...denies].map(([place, all]) => isMore(all, denied.get(place))),
    ...[...allows].map(([place, all]) => isMore(all, allowed.get(place))),
    ...[...allowed].map(([place, all]) => isMore(all, allows.get(place))),
  ];
  return suspends.includes(true) ? 'SUSPENDS' : 'safe';
};

const project: KindRules = {
  whole: (pair, around) => {
    const found = [...loosened(pair, around)];
    return found.length > 0 ? [verdict('LOOSENS', `the AppProject ${found.join('; ')}`)] : [];
  },
  fields: [
    ['spec.syncWindows', windows, 'it says when Applications are synced'],
    ['spec.orphanedResources', 'safe', 'it says what is told of objects that nobody deploys'],
    [
      [...LISTS, ...BLACKLISTS, ACCOUNTS, 'description', 'roles', 'signatureKeys'].map(
        (key) => `spec.${key}`,
      ),
      'safe',
      'it permits no more than before',
    ],
    ['spec', 'LOOSENS', 'it may permit more than before'],
  ],
  removed: () => verdict('SUSPENDS', 'Argo CD deploys no Application of it any more'),
};

export const argocdKinds: Readonly<Record<string, KindRules>> = {
  AppProject: project,
  Application: application,
  ApplicationSet: applicationSet,
};
