import {
  expand,
  type ApplicationSetObject,
  type GeneratorObject,
  type Problem,
} from '../../lib/applicationsets';
import { CONFIGS, setOf, treeOf, VALUES, valuesOf } from '../support/expanded-sets';

const files = valuesOf('one/a', 'one/b', 'two/a');

function problemsOf(
  set: ApplicationSetObject,
  texts: Readonly<Record<string, string>> = files,
): readonly Problem[] {
  const { problems } = expand(set, { tree: () => treeOf(texts), clusters: [] });
  for (const { set: name, fix } of problems)
    expect([name, fix]).toEqual(['releases', expect.stringMatching(/\S/)]);
  return problems;
}

const element = { list: { elements: [{ name: 'a', yes: true }] } };
const list = (changes: Partial<ApplicationSetObject['spec']>) => setOf([element], '{{ .name }}', changes);
const spec = (changes: object) => {
  const { template } = list({}).spec;
  return list({ template: { ...template, spec: { ...template.spec, ...changes } } });
};

/** Without goTemplate. */
function older(name: string, path: string): ApplicationSetObject {
  const source = { repoURL: CONFIGS, path, targetRevision: 'main' };
  const { spec: set, ...rest } = setOf([{ list: { elements: [{ name: 'a' }] } }], name, {
    goTemplate: false,
  });
  return { ...rest, spec: { ...set, template: { ...set.template, spec: { ...set.template.spec, source } } } };
}

const wrong: readonly (readonly [string, ApplicationSetObject, string, string])[] = [
  [
    'an element that is no string, without Go templates',
    list({ goTemplate: false }),
    'spec.generators[0].list.elements[0].yes',
    'true instead of a string',
  ],
  [
    'a name with a parameter that is not there, without Go templates',
    older('{{name}}-{{nome}}', 'p'),
    'spec.template.metadata.name',
    "an Application gets 'a-{{nome}}'",
  ],
  [
    'a path with such a parameter',
    older('{{name}}', 'charts/{{ path }}'),
    'spec.template.spec.source.path',
    "a gets 'charts/{{ path }}'",
  ],
  [
    'a name that comes to <no value>',
    setOf([element], 'x-{{ .nome }}', { goTemplateOptions: [] }),
    'spec.template.metadata.name',
    "an Application gets 'x-<no value>'",
  ],
  [
    'a map of any values over one of strings',
    setOf(
      [
        {
          matrix: {
            generators: [
              { list: { elements: [{ values: { a: 1 } }] } },
              { clusters: { values: { a: 'x' } } },
            ],
          },
        },
      ],
      '{{ .name }}',
    ),
    'spec.generators[0].matrix.generators[1]',
    "'a' of a map of any values is merged into a map of strings",
  ],
  [
    'an unknown option',
    list({ goTemplateOptions: ['missingkey=fail'] }),
    'spec.goTemplateOptions[0]',
    "unknown option 'missingkey=fail'",
  ],
  [
    'what no parameter says',
    setOf([VALUES], '{{ .customer }}'),
    'spec.template.metadata.name',
    "there is no 'customer'",
  ],
  [
    'a name that several get',
    setOf([VALUES], '{{ .path.basename }}'),
    'spec.template.metadata.name',
    "2 Applications are called 'a'",
  ],
  [
    'a name that no object can have',
    setOf([element], 'Web_{{ .name }}'),
    'spec.template.metadata.name',
    "'Web_a' is no name of an object",
  ],
  [
    'a boolean that a template says',
    spec({ syncPolicy: { automated: { prune: '{{ .yes }}' } } }),
    'spec.template.spec.syncPolicy.automated.prune',
    '"true" instead of a boolean in a',
  ],
  [
    'sources that are no list',
    list({ templatePatch: 'spec: { sources: { repoURL: a } }' }),
    'spec.template.spec.sources',
    '{"repoURL":"a"} instead of a list of maps in a',
  ],
  [
    'a source that is text',
    list({ templatePatch: 'spec: { source: charts }' }),
    'spec.template.spec.source',
    '"charts" instead of a map in a',
  ],
  [
    'value files that are no list',
    list({ templatePatch: 'spec: { source: { helm: { valueFiles: a.yaml } } }' }),
    'spec.template.spec.source.helm.valueFiles',
    '"a.yaml" instead of a list of strings in a',
  ],
  [
    'a text that YAML reads as something else',
    list({ templatePatch: 'spec:\n  source:\n    path: on\n' }),
    'spec.template.spec.source.path',
    'true instead of a string in a',
  ],
  [
    'a destination that is named twice',
    spec({ destination: { name: 'x', server: 'https://x.example.com' } }),
    'spec.template.spec.destination',
    'a has both name and server',
  ],
  ['no project', spec({ project: '' }), 'spec.template.spec.project', 'a has no project'],
  [
    'a patch that is no map',
    list({ templatePatch: '- {{ .name }}' }),
    'spec.templatePatch',
    'rendered, it is ["a"] instead of a map',
  ],
  [
    'a directive in a patch',
    list({ templatePatch: 'spec:\n  $patch: replace\n' }),
    'spec.templatePatch',
    'the directive $patch of strategic merge',
  ],
  [
    'a matrix of one',
    setOf([{ matrix: { generators: [element] } }], '{{ .name }}'),
    'spec.generators[0].matrix.generators',
    'a matrix of 1',
  ],
  [
    'a merge without keys',
    setOf([{ merge: { generators: [element, element] } }], '{{ .name }}'),
    'spec.generators[0].merge.mergeKeys',
    'no key to merge by',
  ],
  [
    'two generators in one',
    setOf([{ ...element, ...VALUES }], '{{ .name }}'),
    'spec.generators[0]',
    '2 generators in one: list, git',
  ],
  [
    'an unknown generator',
    setOf([{ lists: {} } as GeneratorObject], '{{ .name }}'),
    'spec.generators[0]',
    "unknown generator 'lists'",
  ],
  [
    'generators nested too deep',
    setOf([nested(nested(nested(element)))], '{{ .name }}'),
    'spec.generators[0].matrix.generators[0].matrix.generators[0].matrix',
    'a generator in a generator in a generator',
  ],
  [
    'elements that are no list',
    setOf([{ list: { elementsYaml: 'name: a' } }], '{{ .name }}'),
    'spec.generators[0].list.elementsYaml',
    'a map instead of a list of maps',
  ],
  [
    'a git generator of nothing',
    setOf([{ git: { repoURL: CONFIGS } }], '{{ .path.basename }}'),
    'spec.generators[0].git',
    'neither files nor directories',
  ],
  [
    'a pattern outside of the repository',
    setOf([{ git: { repoURL: CONFIGS, files: [{ path: '../*' }] } }], '{{ .path.basename }}'),
    'spec.generators[0].git.files[0].path',
    "'../*' lies outside of the repository",
  ],
  [
    'an unknown operator',
    setOf(
      [{ ...element, selector: { matchExpressions: [{ key: 'name', operator: 'Is', values: ['a'] }] } }],
      'x',
    ),
    'spec.generators[0].selector.matchExpressions[0].operator',
    "unknown operator 'Is'",
  ],
];

function nested(generator: GeneratorObject): GeneratorObject {
  return { matrix: { generators: [generator, { list: { elements: [{ more: 'x' }] } }] } };
}

describe('a set with a mistake says where, what and how to mend it', () => {
  it.each(wrong)('%s', (_, set, at, problem) => {
    expect(problemsOf(set)).toEqual([expect.objectContaining({ at, problem })]);
  });

  it('a file that is no YAML', () => {
    const [problem] = problemsOf(setOf([VALUES], '{{ .path.basename }}'), {
      'customers/one/a/values.yaml': 'a: [',
    });
    expect(problem).toMatchObject({
      at: 'spec.generators[0].git',
      problem: expect.stringContaining('customers/one/a/values.yaml is neither YAML nor JSON'),
    });
  });

  it('what is missing without missingkey=error, which would be printed', () => {
    const set = spec({ source: { repoURL: CONFIGS, path: 'charts/{{ .chart }}' } });
    const lax = { ...set, spec: { ...set.spec, goTemplateOptions: [] } };
    expect(problemsOf(lax)).toMatchObject([
      {
        problem: "a gets 'charts/<no value>'",
        fix: expect.stringContaining('set goTemplateOptions: [missingkey=error]'),
      },
    ]);
  });

  it('leaves the Applications that could be made', () => {
    const set = setOf([{ list: { elements: [{ name: 'a' }, { nome: 'b' }] } }], '{{ .name }}');
    const { applications, problems } = expand(set, { tree: () => undefined, clusters: [] });
    expect([applications.map(({ metadata }) => metadata.name), problems.length]).toEqual([['a'], 1]);
  });
});
