import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importFleet, type ImportOptions } from '../../../lib/cli/import';
import { listened } from '../../support/output';

const heard = listened();
let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'import-'))));
afterEach(() => rmSync(root, { recursive: true }));

const APPLICATION = `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: web, namespace: argocd }
spec:
  project: default
  destination: { server: https://kubernetes.default.svc, namespace: web }
  source: { repoURL: https://charts.example.com, chart: web, targetRevision: 1.2.3 }
  syncPolicy: { automated: {}, syncOptions: [CreateNamespace=true] }
`;

function said(text: string, options: Partial<ImportOptions> = {}): [number, string] {
  writeFileSync(join(root, 'apps.yaml'), text);
  heard.said = '';
  const code = importFleet(root, { what: 'argocd', path: join(root, 'apps.yaml'), ...options });
  return [code, heard.said.replaceAll(`${root}/`, '')];
}

it('what kubectl prints is read: a List, without status and what the API server adds', () => {
  const item = APPLICATION.replace(
    'namespace: argocd }',
    'namespace: argocd, uid: a, resourceVersion: "7" }',
  );
  const list = `apiVersion: v1\nkind: List\nitems:\n- ${item.trimEnd().replaceAll('\n', '\n  ')}\n  status: { sync: { status: Synced } }\n`;
  expect(said(list)).toEqual([0, expect.stringMatching(/^imported\/: 1 cluster, 1 component, 0 products, /)]);
  const components = readFileSync(join(root, 'imported/fleet/components.ts'), 'utf8');
  expect(components).toContain("chart: { repository: 'charts-example-com', name: 'web' },");
  expect(components).not.toContain('Synced');
  // `default` is locked, so the Application gets the project of the platform, which is told.
  expect(readFileSync(join(root, 'imported/IMPORTED.md'), 'utf8')).toContain(
    `- Application web: spec.project is not as it was (${root}/apps.yaml:4)\n`,
  );
});

it.each([
  ['apps.yaml:1:5: is no YAML: ', 'a: [', {}],
  [
    'apps.yaml: is no YAML: Excessive alias count',
    `a: &a [x]\n${[...'bcdefgh'].map((key, index) => `${key}: &${key} [${Array(9).fill(`*${'abcdefgh'[index]!}`).join(', ')}]\n`).join('')}`,
    {},
  ],
  ['apps.yaml: has no Application and no ApplicationSet', 'kind: List\napiVersion: v1\nitems: []\n', {}],
  ['apps.yaml:3:5: is no YAML: ', 'b: 1\n---\na: [', { what: 'flux' }],
  ['apps.yaml: has no Kustomization of Flux, no HelmRelease', APPLICATION, { what: 'flux' }],
  [
    '--checkout: is of import argocd alone',
    APPLICATION,
    { what: 'flux', checkout: ['https://git.example.com/a.git=.'] },
  ],
  ['none.yaml: cannot be read (ENOENT)', APPLICATION, { path: 'none.yaml' }],
  ["import: unknown kind of what is there 'argo'", APPLICATION, { what: 'argo' }],
  ['--releases: it lacks a group', APPLICATION, { releases: '(?<customer>.+)' }],
  ['--releases: is no expression: ', APPLICATION, { releases: '(?<customer>a)(?<product>(' }],
  ["--checkout: 'a' is no URL and a folder", APPLICATION, { checkout: ['a'] }],
])('a mistake is told, and nothing is written: %s', (problem, text, options) => {
  const [code, told] = said(text, options);
  expect([code, told]).toEqual([1, expect.stringContaining(`error: ${problem}`)]);
  expect(told).toMatch(/\n {2}fix: /);
  expect(() => readFileSync(join(root, 'imported/main.ts'))).toThrow('ENOENT');
});

it('a folder that has something is not written to', () => {
  mkdirSync(join(root, 'mine'));
  writeFileSync(join(root, 'mine/a.txt'), 'a');
  expect(said(APPLICATION, { into: 'mine' })).toEqual([
    1,
    "error: --into: 'mine' is not empty\n  fix: name a folder that is not there, or remove it first\n1 error\n",
  ]);
});
