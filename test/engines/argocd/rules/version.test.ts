import type { ArgocdInstall, ArgocdVersion, ClusterSpec } from '../../../../lib/authored/cluster';
import { anyCluster, fleet, issuesOf } from '../../../support/specs';

const managed = { ...anyCluster, engine: 'argocd', environment: 'dev' } as const;
const dev = { ...managed, impersonation: false } as const;
const prod = { ...dev, environment: 'prod' } as const;

/** What is said of a fleet whose customers may sync in dev, and look on in prod. */
function said(clusters: Readonly<Record<string, ClusterSpec>>): string[] {
  const { environments, ...rest } = fleet();
  const access = {
    dev: { ...environments['dev']!, access: 'deploy' },
    prod: { ...environments['prod']!, access: 'view' },
  } as const;
  const given = fleet({ ...rest, environments: access, clusters: { ...rest.clusters, ...clusters } });
  return issuesOf({ fleet: given }).map(({ severity, at, problem }) => `${severity} ${at.path}: ${problem}`);
}

const installed = (more: Partial<ArgocdInstall>) => ({
  selfManaged: { repository: 'charts', version: '9.4.0', ...more },
});
const anyRevision = (version: string) =>
  `on Argo CD ${version}, a customer's group that may sync may choose any revision of its charts and values, and access: 'deploy' of dev lets it sync`;
const drops = (version: string) =>
  `Argo CD ${version} drops fields of the Applications, and would sync their parents again and again`;

it.each<[what: string, cluster: ClusterSpec]>([
  ['that says no version', dev],
  ['of 3.3', { ...dev, argocdVersion: '3.3' }],
  ['of a later version', { ...dev, argocdVersion: '3.10' }],
  ['of 3.2 where customers look on', { ...prod, argocdVersion: '3.2' }],
  ['whose chart brings 3.3', { ...dev, ...installed({}) }],
  ['whose chart brings a later one', { ...dev, ...installed({ version: '10.1.1' }) }],
  [
    'whose values name the image of a later one',
    { ...dev, ...installed({ version: '9.1.4', values: { global: { image: { tag: 'v3.3.2' } } } }) },
  ],
  [
    'whose chart is not known',
    { ...dev, argocdVersion: '3.3', ...installed({ chart: 'ours', version: '1.0.0' }) },
  ],
])('an Argo CD %s is let through', (_, cluster) => {
  expect(said({ 'argo-dev': cluster })).toEqual([]);
});

it.each<[what: string, more: Partial<ClusterSpec>, at: string]>([
  ['says', { argocdVersion: '3.2' }, 'argocdVersion'],
  ['installs by the chart', installed({ version: '9.1.4' }), 'selfManaged.version'],
  ['installs by the last chart before', installed({ version: '9.3.7' }), 'selfManaged.version'],
])('3.2 that a cluster %s warns where customers may sync', (_, more, at) => {
  expect(said({ 'argo-dev': { ...dev, ...more } })).toEqual([
    `warning clusters.argo-dev.${at}: ${anyRevision('3.2')}`,
  ]);
});

it('3.2 of a hub warns of the environments of the clusters that it manages', () => {
  const hub = { ...prod, argocdVersion: '3.2' as ArgocdVersion };
  expect(said({ 'argo-prod': hub, 'argo-dev': { ...managed, managedBy: 'argo-prod' } })).toEqual([
    `warning clusters.argo-prod.argocdVersion: ${anyRevision('3.2')}`,
  ]);
});

it.each<[cluster: ClusterSpec, at: string, version: string]>([
  [{ ...prod, argocdVersion: '3.1' }, 'argocdVersion', '3.1'],
  [{ ...prod, ...installed({ version: '8.3.0' }) }, 'selfManaged.version', '3.1'],
  [{ ...prod, ...installed({ version: '7.7.0' }) }, 'selfManaged.version', '3.0'],
])('what cannot store the Applications is refused: %j', (cluster, at, version) => {
  expect(said({ 'argo-prod': cluster })).toEqual([`error clusters.argo-prod.${at}: ${drops(version)}`]);
});

it('a version beside the chart that brings it is refused, whichever it is', () => {
  expect(said({ 'argo-dev': { ...dev, argocdVersion: '3.3', ...installed({}) } })).toEqual([
    'error clusters.argo-dev.argocdVersion: is "3.3", and selfManaged installs 3.3 with version 9.4.0 of its chart',
  ]);
});

it('a version of a cluster that a hub manages is refused', () => {
  expect(
    said({ 'argo-prod': prod, 'argo-dev': { ...managed, managedBy: 'argo-prod', argocdVersion: '3.3' } }),
  ).toEqual(["error clusters.argo-dev.argocdVersion: Argo CD is on 'argo-prod', which manages this cluster"]);
});

it.each(['3', '2.14', 'v3.3', '3.3.1'])('%j is no version', (argocdVersion) => {
  expect(said({ 'argo-dev': { ...dev, argocdVersion } as ClusterSpec })[0]).toMatch(
    /^error clusters\.argo-dev\.argocdVersion: /,
  );
});
