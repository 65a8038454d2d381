import { readdirSync, statSync } from 'node:fs';
import { engineOf, engines } from '../../lib/engines';
import { plan } from '../../lib/planner/plan';
import { planned, specs } from '../support/specs';

const folder = `${__dirname}/../../lib/engines`;

it('every folder with an engine is in the table, and nothing else is', () => {
  const folders = readdirSync(folder).filter((name) => statSync(`${folder}/${name}`).isDirectory());
  // What deliveries share.
  expect(folders.filter((name) => name !== 'delivery').sort()).toEqual(Object.keys(engines).sort());
});

it('a cluster has the part of its own engine, and of no other', () => {
  const { clusters } = planned(plan(specs()));
  const parts = ['argocd', 'arc', 'install', 'shards', 'sets', 'manages', 'decrypts'];
  const has = (cluster: object) => parts.filter((part) => part in cluster);
  expect(clusters.map((cluster) => [cluster.name, ...has(cluster)])).toEqual([
    ['arc-prod', 'arc', 'shards'],
    ['argo-dev', 'argocd', 'manages'],
    ['argo-prod', 'argocd', 'manages'],
    ['flux-prod', 'shards', 'decrypts'],
  ]);
});

it('the home of a cluster is itself, where no hub manages it', () => {
  for (const cluster of planned(plan(specs())).clusters)
    expect(engineOf(cluster).home(cluster)).toBe(cluster);
});
