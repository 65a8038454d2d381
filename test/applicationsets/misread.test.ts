import { expand, type ApplicationSetObject, type GeneratorObject } from '../../lib/applicationsets';
import { setOf, treeOf, VALUES } from '../support/expanded-sets';

const pulls: GeneratorObject = { pullRequest: {} };
const list = (values: object): GeneratorObject => ({ list: { elements: [values] } });

function problemsOf(set: ApplicationSetObject) {
  const { problems } = expand(set, { tree: () => treeOf({}), clusters: [] });
  return problems.map(({ at, problem }) => [at, problem]);
}

describe('a generator whose parameters only a live Argo CD knows, or which gives none', () => {
  it.each([['pull requests', pulls] as const, ['files that there are none of', VALUES] as const])(
    'has its templates read all the same: %s',
    (_, generator) => {
      expect(problemsOf(setOf([generator], '{{ .branch | normalise }}'))).toEqual([
        ['spec.template.metadata.name', "unknown function 'normalise'"],
      ]);
      expect(problemsOf(setOf([generator], '{{ .branch | normalize }}'))).toEqual([]);
    },
  );

  it('has every mistake told, keys, the patch and its own values included', () => {
    const set = setOf([{ scmProvider: { values: { short: '{{ shorten .sha }}' } } }], '{{ .repository }', {
      templatePatch: '{{ if .labels }}metadata: {}',
    });
    const { template } = set.spec;
    const labels = { '{{ labelled .repository }}': 'yes' };
    const labelled = { ...template, metadata: { ...template.metadata, labels } };
    expect(problemsOf({ ...set, spec: { ...set.spec, template: labelled } })).toEqual([
      ['spec.generators[0].scmProvider.values.short', "unknown function 'shorten'"],
      ['spec.template.metadata.name', expect.stringContaining('{{ .repository }')],
      ['spec.template.metadata.labels', "unknown function 'labelled'"],
      ['spec.templatePatch', '{{ if .labels }} is not closed'],
    ]);
  });

  it('as the first of a matrix has all of the second read; what is no template is left alone', () => {
    const matrix = (second: GeneratorObject) => setOf([{ matrix: { generators: [pulls, second] } }], 'a');
    expect(problemsOf(matrix(list({ name: '{{ .number | quoted }}' })))).toEqual([
      ['spec.generators[0].matrix.generators[1].list.elements[0].name', "unknown function 'quoted'"],
    ]);
    expect(problemsOf(matrix(list({ name: '{{ .number | quote }}' })))).toEqual([]);
    const second = { matrix: { generators: [list({ name: '{{ quoted }}' }), pulls] } };
    expect(problemsOf(setOf([second], 'a'))).toEqual([]);
  });
});
