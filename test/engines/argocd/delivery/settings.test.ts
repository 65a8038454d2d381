import type { ApplicationSettings } from '../../../../lib/engines/argocd/authored/application';
import { applicationsWith, chart } from '../../../support/argocd';
import { verdicts } from '../../../support/verdicts';

const everything = {
  ignoreDifferences: [
    {
      group: 'apps',
      kind: 'Deployment',
      name: 'x',
      namespace: 'apps',
      jsonPointers: ['/spec/a'],
      jqPathExpressions: ['.spec.b'],
      managedFieldsManagers: ['kube-controller-manager'],
    },
  ],
  info: [{ name: 'url', value: 'https://wiki.example.com/x' }],
  revisionHistoryLimit: 3,
  syncPolicy: {
    automated: { prune: false, selfHeal: false },
    retry: { limit: 2, refresh: true, backoff: { duration: '30s', factor: 3, maxDuration: '10m' } },
    syncOptions: ['ApplyOutOfSyncOnly=true', 'RespectIgnoreDifferences=true'],
  },
  propagationPolicy: 'background',
} as const satisfies ApplicationSettings;

const RESOURCES = 'resources-finalizer.argocd.argoproj.io';
const cascading = { product: { argocd: everything } };

it('a component that sets everything has all of it in its Application, over what ringfleet says', () => {
  const { component } = applicationsWith({ component: { ...chart, argocd: everything } });
  const { ignoreDifferences, info, revisionHistoryLimit, syncPolicy } = component.spec;
  expect({ ignoreDifferences, info, revisionHistoryLimit, syncPolicy }).toEqual({
    ignoreDifferences: everything.ignoreDifferences,
    info: everything.info,
    revisionHistoryLimit: 3,
    syncPolicy: {
      // What is false is what Argo CD does anyway, and would leave out.
      automated: {},
      retry: everything.syncPolicy.retry,
      syncOptions: ['ServerSideApply=true', 'ApplyOutOfSyncOnly=true', 'RespectIgnoreDifferences=true'],
    },
  });
  expect(verdicts([component])).toEqual([null]);
});

it('a release may lack a value file where its settings say so, and else must not', () => {
  const helmOf = (argocd: ApplicationSettings) =>
    applicationsWith({ product: { argocd } }).release.spec.sources![0]!.helm;
  expect(helmOf({ ignoreMissingValueFiles: true })).toHaveProperty('ignoreMissingValueFiles', true);
  expect(helmOf({})).not.toHaveProperty('ignoreMissingValueFiles');
});

it('what syncs by hand stays so, whatever is said of what syncs by itself', () => {
  const { release } = applicationsWith(cascading);
  expect(release.spec.syncPolicy).not.toHaveProperty('automated');
  expect(release.spec.syncPolicy!.retry).toEqual(everything.syncPolicy.retry);
});

it('the environment wins over the cluster, and the component over both: maps merge, lists replace', () => {
  const link = (name: string) => ({ info: [{ name, value: `https://${name}.example.com` }] });
  const { component, release } = applicationsWith({
    cluster: { ...link('cluster'), revisionHistoryLimit: 1, syncPolicy: { retry: { limit: 1 } } },
    environment: {
      ...link('environment'),
      revisionHistoryLimit: 2,
      syncPolicy: { automated: { prune: false } },
    },
    component: { ...chart, argocd: link('component') },
  });
  const name = ({ spec }: typeof component) => spec.info!.map((each) => each.name);
  expect([name(component), name(release)]).toEqual([['component'], ['environment']]);
  expect([component, release].map(({ spec }) => spec.revisionHistoryLimit)).toEqual([2, 2]);
  const { automated, retry } = component.spec.syncPolicy!;
  expect(automated).toEqual({ selfHeal: true });
  expect(retry).toMatchObject({ limit: 1, backoff: { duration: '10s' } });
});

it('sync options merge by their names, so that none is there twice', () => {
  const { release } = applicationsWith({
    cluster: { syncPolicy: { syncOptions: ['PruneLast=false', 'Validate=false'] } },
    product: { argocd: { syncPolicy: { syncOptions: ['Validate=true'] } } },
  });
  expect(release.spec.syncPolicy!.syncOptions).toEqual(['PruneLast=false', 'Validate=true']);
});

it('an autoscaled product keeps leaving the replicas alone, whatever a person ignores besides', () => {
  const theirs = { group: 'batch', kind: 'Job', jqPathExpressions: ['.spec.suspend'] };
  const { release } = applicationsWith({
    product: { autoscaled: true, argocd: { ignoreDifferences: [theirs] } },
  });
  expect(release.spec.ignoreDifferences).toEqual([
    { group: 'apps', kind: 'Deployment', jsonPointers: ['/spec/replicas'] },
    theirs,
  ]);
  expect(release.spec.syncPolicy!.syncOptions).toContain('RespectIgnoreDifferences=true');
});

describe('deleting a release', () => {
  const finalizersIn = (onDelete: 'cascade' | 'orphan', argocd: ApplicationSettings) =>
    applicationsWith({ environment: argocd, onDelete }).release.metadata.finalizers;

  it.each([
    ['foreground', [`${RESOURCES}/foreground`]],
    ['background', [`${RESOURCES}/background`]],
  ] as const)(
    'where the environment cascades, in the %s, has the finalizer for it',
    (propagationPolicy, expected) => {
      expect(finalizersIn('cascade', { propagationPolicy })).toEqual(expected);
    },
  );

  it('where the environment leaves the workload, has none', () => {
    expect(finalizersIn('orphan', { propagationPolicy: 'background' })).toBeUndefined();
  });
});
