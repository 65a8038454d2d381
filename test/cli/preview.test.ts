import { previewJson } from '../../lib/json/preview';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { Application, GeneratorObject } from '../../lib/applicationsets';
import { program } from '../../lib/cli/program';
import { preview, type PreviewOptions } from '../../lib/cli/preview';
import { plan } from '../../lib/planner/plan';
import { toYaml } from '../../lib/yaml';
import { setOf } from '../support/expanded-sets';
import { listened } from '../support/output';
import { anyCluster, fleet, specs } from '../support/specs';

const heard = listened();

const STATE = 'https://git.example.com/state.git';
const DELIVERY = 'clusters/argo-dev/delivery';

/** The small fleet, one of whose clusters another manages. */
const small = fleet();
const outcome = plan(
  specs({
    fleet: fleet({
      clusters: {
        ...small.clusters,
        'argo-edge': { ...anyCluster, engine: 'argocd', environment: 'dev', managedBy: 'argo-dev' },
      },
    }),
  }),
);

/** A file with a set. */
function file(path: string, name: string, generators: readonly GeneratorObject[], template: string) {
  const { spec } = setOf(generators, template);
  const set = { apiVersion: 'argoproj.io/v1alpha1', kind: 'ApplicationSet', metadata: { name }, spec };
  return { path, content: `# Of a test.\n${toYaml(set as never)}` };
}

const git = (path: string): GeneratorObject => ({
  git: { repoURL: STATE, revision: 'main', files: [{ path }] },
});
const files = [
  file(
    `${DELIVERY}/releases.yaml`,
    'releases',
    [git('clusters/argo-dev/releases/*.json')],
    '{{ .name }}-web',
  ),
  file(`${DELIVERY}/clusters.yaml`, 'everywhere', [{ clusters: {} }], 'agent-{{ .name }}'),
  file(
    'clusters/argo-prod/delivery/releases.yaml',
    'releases',
    [{ list: { elements: [{ name: 'p' }] } }],
    '{{ .name }}-web',
  ),
  { path: 'clusters/argo-dev/releases/a.json', content: '{ "name": "a" }' },
  { path: 'clusters/argo-dev/releases/more/b.json', content: '{ "name": "b" }' },
];

const run = (options: PreviewOptions = {}, more: typeof files = []) =>
  preview(outcome, options, () => [...files, ...more]);

describe('preview', () => {
  it('prints the Applications of every set, each below a line that says where it is from', async () => {
    expect([await run(), heard.said]).toEqual([0, '']);
    const documents = parseAllDocuments(heard.out);
    expect(documents.map((document) => (document.toJS() as Application).metadata.name)).toEqual([
      'agent-argo-edge',
      'agent-in-cluster',
      'a-web',
      'b-web',
      'p-web',
    ]);
    expect(heard.out.match(/^# .*/gm)).toEqual([
      ...Array<string>(2).fill(`# ApplicationSet everywhere on argo-dev: ${DELIVERY}/clusters.yaml`),
      ...Array<string>(2).fill(`# ApplicationSet releases on argo-dev: ${DELIVERY}/releases.yaml`),
      '# ApplicationSet releases on argo-prod: clusters/argo-prod/delivery/releases.yaml',
    ]);
  });

  it('prints one set, of one cluster, in the format that is asked for', async () => {
    expect(await run({ set: 'releases', format: 'names' })).toBe(0);
    expect(heard.out).toBe('a-web\nb-web\np-web\n');
    heard.out = '';
    expect(await run({ set: 'releases', cluster: 'argo-prod', format: 'json' })).toBe(0);
    expect(previewJson.safeParse(JSON.parse(heard.out)).error).toBeUndefined();
    expect(JSON.parse(heard.out)).toEqual([
      {
        set: 'releases',
        cluster: 'argo-prod',
        file: 'clusters/argo-prod/delivery/releases.yaml',
        application: expect.objectContaining({ metadata: expect.objectContaining({ name: 'p-web' }) }),
      },
    ]);
  });

  it('reads patterns of files in either way', async () => {
    expect(await run({ set: 'releases', cluster: 'argo-dev', format: 'names', globbing: 'doublestar' })).toBe(
      0,
    );
    expect(heard.out).toBe('a-web\n');
  });

  it('reads the state repository below its prefix', async () => {
    const state = { ...small.state, prefix: 'fleet' };
    const prefixed = plan(specs({ fleet: fleet({ state }) }));
    const set = file(`${DELIVERY}/x.yaml`, 'x', [git('fleet/clusters/*/releases/a.json')], '{{ .name }}');
    expect(await preview(prefixed, { set: 'x', format: 'names' }, () => [...files, set])).toBe(0);
    expect(heard.out).toBe('a\n');
  });

  it.each([
    [
      { set: 'release' },
      "error: preview: the fleet has no ApplicationSet 'release'\n  fix: did you mean 'releases'?",
    ],
    [
      { set: 'everywhere', cluster: 'argo-prod' },
      "error: preview: cluster 'argo-prod' has no ApplicationSet 'everywhere'\n  fix: use one of: releases",
    ],
    [
      { cluster: 'argo-pro' },
      "error: --cluster: unknown cluster 'argo-pro'\n  fix: did you mean 'argo-prod'?",
    ],
    [
      { format: 'xml' },
      "error: --format: unknown format 'xml'\n  fix: did you mean 'yaml'? Allowed: json, names, yaml",
    ],
    [{ globbing: 'regex' }, "error: --globbing: unknown globbing 'regex'"],
  ])('says what there is instead of %j', async (options, message) => {
    expect(await run(options)).toBe(1);
    expect([heard.out.trim(), heard.said]).toEqual(['', expect.stringContaining(message)]);
  });

  it('says what is wrong with a set, and prints what could be made', async () => {
    const wrong = file(
      `${DELIVERY}/x.yaml`,
      'x',
      [{ list: { elements: [{ n: 'a' }, {}, { m: '' }] } }],
      '{{ .n }}',
    );
    expect(await run({ set: 'x', format: 'names' }, [wrong])).toBe(1);
    expect(heard.out).toBe('a\n');
    expect(heard.said).toContain(
      `error: ${DELIVERY}/x.yaml x.spec.template.metadata.name: there is no 'n'\n  fix: use one of: m\n`,
    );
  });

  it('says what it cannot expand, which is no mistake', async () => {
    const other = 'https://git.example.com/other.git';
    const live = file(
      `${DELIVERY}/x.yaml`,
      'x',
      [{ pullRequest: {} }, { git: { repoURL: other, files: [{ path: '*' }] } }],
      'x',
    );
    expect([await run({ set: 'x', format: 'names' }, [live]), heard.out]).toEqual([0, '']);
    expect(heard.said).toContain(
      `warning: ${DELIVERY}/x.yaml x.spec.generators[0].pullRequest: not expanded: what pull`,
    );
    expect(heard.said).toContain(`not expanded: what ${other} holds at HEAD is not known here`);
  });

  it('of a fleet without sets says so', async () => {
    expect([await preview(outcome, {}, () => []), heard.out]).toEqual([0, '']);
    expect(heard.said).toContain('warning: preview: the fleet has no ApplicationSet');
  });

  it('of a fleet that is wrong says what is', async () => {
    const broken = {
      issues: [{ severity: 'error', at: { file: 'fleet' }, problem: 'wrong', fix: 'mend' }],
    } as const;
    expect([await preview(broken, {}, () => files), heard.out]).toEqual([1, '']);
    expect(heard.said).toContain('error: fleet: wrong');
  });
});

it('the arguments are the verb, a set and options', async () => {
  const root = mkdtempSync(join(tmpdir(), 'preview-'));
  const made = program({ root, catalogue: { fleet: fleet(), products: [] }, command: 'ringfleet' });
  expect([await made.run(['preview', 'releases', '--format', 'names']), heard.out]).toEqual([1, '']);
  expect(heard.said).toContain('error: preview: the fleet has no ApplicationSet');
  expect([await made.run(['preview', '--help'])]).toEqual([0]);
  expect(heard.out).toContain('  ringfleet preview --format names');
  expect(heard.out).not.toContain('--cluster argo');
  rmSync(root, { recursive: true });
});
