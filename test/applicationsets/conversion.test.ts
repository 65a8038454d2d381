import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { convert, expand, type ApplicationSetObject, type ClusterParams } from '../../lib/applicationsets';
import { setOf, treeOf } from '../support/expanded-sets';

type Json = Readonly<Record<string, unknown>>;

interface Corpus {
  readonly usual: { readonly set: { readonly spec: Json } };
  readonly trees: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly sets: readonly {
    readonly name: string;
    readonly tree: string;
    readonly globbing?: 'doublestar';
    readonly clusters?: readonly ClusterParams[];
    readonly fails?: boolean;
    readonly set: { readonly spec: { readonly goTemplate?: null } & Json };
  }[];
}

const corpus = JSON.parse(readFileSync(join(__dirname, 'fixtures/sets.json'), 'utf8')) as Corpus;

function wholeOf(spec: Json): ApplicationSetObject {
  const { template: usual, ...rest } = corpus.usual.set.spec as {
    template: { metadata: object; spec: object };
  };
  const { template, ...own } = spec as { template: { metadata?: object; spec?: Json } };
  const changed = Object.fromEntries(
    Object.entries(template.spec ?? {}).map(([key, value]) => [
      key,
      { ...(usual.spec as Record<string, object>)[key], ...(value as object) },
    ]),
  );
  return {
    metadata: { name: 'set', namespace: 'argocd' },
    spec: {
      ...rest,
      ...own,
      goTemplate: false,
      goTemplateOptions: [],
      template: {
        metadata: { ...usual.metadata, ...template.metadata },
        spec: { ...usual.spec, ...changed },
      },
    } as unknown as ApplicationSetObject['spec'],
  };
}

/** What Go templates say otherwise: a parameter that is not there is a mistake, and what is no text is no string. */
const OTHERWISE = new Set([
  'a parameter that is not there, in a label',
  'files with odd values',
  'files, a list of them',
  'values of a git generator',
  'files and what is in them',
  'clusters',
  'clusters as one list',
  'elements as YAML with a number, which is no string',
  'a merge by values',
  'a merge by a path',
  'Go templates, which stay as they are',
]);
const older = corpus.sets.filter(
  ({ name, set, fails }) =>
    'goTemplate' in set.spec && !fails && !OTHERWISE.has(name.replace('without goTemplate: ', '')),
);

describe('a set without goTemplate', () => {
  it.each(older)(
    'comes to the same when it is converted: $name',
    ({ set, tree, clusters = [], globbing }) => {
      const given = wholeOf(set.spec);
      const context = { tree: () => treeOf(corpus.trees[tree]!), clusters, globbing };
      const { set: converted, problems } = convert(given);
      expect(problems).toEqual([]);
      expect(converted!.spec).toMatchObject({ goTemplate: true, goTemplateOptions: ['missingkey=error'] });
      expect(expand(converted!, context)).toEqual(expand(given, context));
    },
  );

  it('has its parameters as Go templates name them, and leaves what is none', () => {
    const text = [
      '{{name}} {{path}} {{ path.basename }} {{path[1]}} {{my.path.filename}} {{values.a-b}}',
      '{{metadata.labels.example.com/zone}} {{metadata.annotations.team}} {{cluster.name}} {{a.b.0.c}}',
      '{{ .Values.x }} {{$labels.y}} {{}}',
    ].join(' ');
    const generators = [
      { git: { repoURL: 'x', files: [{ path: 'a' }] } },
      { git: { repoURL: 'x', directories: [{ path: 'a' }], pathParamPrefix: 'my' } },
      { list: { elements: [{ name: 'n', 'cluster.name': 'c' }] } },
    ];
    const { set } = convert(setOf(generators, text, { goTemplate: false }));
    expect(set?.spec.template.metadata?.name).toBe(
      [
        '{{ .name }} {{ .path.path }} {{ .path.basename }} {{ index .path.segments 1 }} {{ .my.path.filename }}',
        '{{ index .values "a-b" }} {{ index .metadata.labels "example.com/zone" }} {{ .metadata.annotations.team }}',
        '{{ index . "cluster.name" }} {{ (index .a.b 0).c }}',
        '{{ `{{ .Values.x }}` }} {{ `{{$labels.y}}` }} {{ `{{}}` }}',
      ].join(' '),
    );
  });

  it.each([
    ['path.basename', "Go templates cannot merge by 'path.basename', which is within a parameter"],
    ['values.k', "Go templates cannot merge by 'values.k', which is within a parameter"],
  ])('that merges by %s is told', (key, problem) => {
    const list = { list: { elements: [{ name: 'a' }] } };
    const merge = { merge: { mergeKeys: [key], generators: [list, list] } };
    const { set, problems } = convert(setOf([merge], '{{name}}', { goTemplate: false }));
    expect([set, problems]).toEqual([
      undefined,
      [
        {
          set: 'releases',
          at: 'spec.generators[0].merge.mergeKeys',
          problem,
          fix: expect.stringContaining('a parameter of its own'),
        },
      ],
    ]);
  });

  it('with braces that are not closed is told', () => {
    const { problems } = convert(setOf([], '{{a}} {{b', { goTemplate: false }));
    expect(problems).toMatchObject([{ at: 'spec.template.metadata.name', problem: '{{b is not closed' }]);
  });
});
