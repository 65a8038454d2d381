import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { ApplicationSetObject } from '../../lib/applicationsets';
import { renderAll } from '../../lib/cli/synth';
import { preview, type PreviewOptions } from '../../lib/cli/preview';
import { plan } from '../../lib/planner/plan';
import { toYaml } from '../../lib/yaml';
import { setOf } from '../support/expanded-sets';
import { listened } from '../support/output';
import { folders, withSet } from '../support/sets';
import { specs } from '../support/specs';

const heard = listened();
const URL = 'https://git.example.com/configs.git';
const root = mkdtempSync(join(tmpdir(), 'preview-'));
afterAll(() => rmSync(root, { recursive: true }));
const configs = join(root, 'configs');
mkdirSync(join(configs, 'teams/red'), { recursive: true });
writeFileSync(join(configs, 'teams/red/x.yaml'), 'n: 1\n');

const git = { git: { repoURL: URL, revision: 'HEAD', directories: [{ path: 'teams/*' }] } };
const given = withSet(specs(), 'set', { ...folders, generators: [git] });
const run = (options: PreviewOptions) => preview(plan(given), options, renderAll);

describe('preview --checkout', () => {
  it('expands a set over a repository that is checked out there', async () => {
    expect(await run({ set: 'set', format: 'names' })).toBe(0);
    expect([heard.out, heard.said]).toEqual(['', expect.stringContaining(`what ${URL} holds at HEAD`)]);
    heard.said = '';
    expect(await run({ set: 'set', format: 'names', checkout: [`${URL}=${configs}`] })).toBe(0);
    expect([new Set(heard.out.trim().split('\n')), heard.said]).toEqual([new Set(['red-overview']), '']);
  });

  it.each([
    ['nothing', "'nothing' is no URL and a folder"],
    [`${URL}=${root}/nowhere`, `'${root}/nowhere' is no folder`],
  ])('refuses %s', async (option, problem) => {
    expect(await run({ checkout: [option] })).toBe(1);
    expect([heard.out, heard.said]).toEqual(['', expect.stringContaining(`error: --checkout: ${problem}`)]);
  });
});

describe('preview --convert', () => {
  const file = join(root, 'sets.yaml');
  const set = (name: string, generators: object[], goTemplate = false) =>
    toYaml({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'ApplicationSet',
      metadata: { name },
      spec: { ...setOf(generators, '{{path.basename}}-x').spec, goTemplate },
    } as never);
  const printed = () => parseAllDocuments(heard.out).map((each) => each.toJS() as ApplicationSetObject);

  it('prints the sets of a file with Go templates, and nothing else', async () => {
    writeFileSync(file, [set('old', [git]), 'kind: ConfigMap\n', set('new', [git], true)].join('---\n'));
    expect(await run({ convert: file, checkout: [`${URL}=${configs}`] })).toBe(0);
    expect(
      printed().map(({ metadata, spec }) => [metadata.name, spec.goTemplate, spec.template.metadata?.name]),
    ).toEqual([
      ['old', true, '{{ .path.basename }}-x'],
      ['new', true, '{{path.basename}}-x'],
    ]);
    expect(heard.said).toBe('');
  });

  it('says where it could not compare them, and where they come to something else', async () => {
    writeFileSync(file, set('old', [git, { list: { elements: [{ 'path.basename': 'a' }] } }]));
    expect(await run({ convert: file })).toBe(0);
    expect(heard.said).toContain(`spec.generators[0].git: not compared: what ${URL} holds at HEAD`);
    heard.said = '';
    writeFileSync(file, set('old', [{ list: { elements: [{ name: 'a' }] } }]));
    await run({ convert: file });
    expect(heard.said).toContain("with Go templates, there is no 'path'");
  });

  it.each([
    ['a: [', 'is no YAML'],
    ['kind: ConfigMap\n', 'it has no ApplicationSet'],
    [
      set('old', [{ merge: { mergeKeys: ['path.basename'], generators: [git, git] } }]),
      'Go templates cannot merge by',
    ],
    ['kind: ApplicationSet\nspec: 1\n', 'instead of a map'],
  ])('tells what is wrong with a file: %s', async (text, problem) => {
    writeFileSync(file, text);
    expect(await run({ convert: file })).toBe(1);
    expect([heard.out, heard.said]).toEqual(['', expect.stringContaining(problem)]);
  });

  it('tells of a file that is not there', async () => {
    expect(await run({ convert: join(root, 'nowhere.yaml') })).toBe(1);
    expect(heard.said).toContain('cannot be read (ENOENT)');
  });
});
