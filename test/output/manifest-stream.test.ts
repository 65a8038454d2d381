import { parseAllDocuments } from 'yaml';
import { manifestStream } from '../../lib/output';

const object = (name: string) => `apiVersion: v1\nkind: Thing\nmetadata:\n  name: ${name}\n`;
const namesIn = (stream: string) =>
  parseAllDocuments(stream).map((document) => {
    expect(document.errors).toEqual([]);
    return (document.toJS() as { metadata: { name: string } } | null)?.metadata.name;
  });

test('every object is a document of its own, in the order of paths, after the path of its file', () => {
  const stream = manifestStream([
    { path: 'b.yaml', content: object('b') },
    { path: 'a/two.yml', content: `# of two\n${object('a1')}---\n${object('a2')}` },
  ]);
  expect(namesIn(stream)).toEqual(['a1', 'a2', 'b']);
  expect(stream.split('\n').slice(0, 3)).toEqual(['---', '# Source: a/two.yml', '# of two']);
});

test('what is no object of Kubernetes is left out', () => {
  const values = '# Values of everybody\nkind: large\nreplicas: 2\n';
  expect(
    manifestStream([
      { path: 'values.yaml', content: values },
      { path: 'azuredeploy.json', content: '{}' },
      { path: 'README.md', content: object('in-prose') },
    ]),
  ).toBe('');
});

test.each([
  ['begins with its own mark', `---\n${object('own')}`],
  ['begins with a comment and its own mark', `# mine\n\n--- # here\n${object('own')}`],
  ['does not end its last line', object('own').trimEnd()],
])('a text that %s stays one document', (_, content) => {
  const files = ['a', 'b', 'c'].map((name) => ({ path: `${name}.yaml`, content: object(name) }));
  expect(namesIn(manifestStream([...files, { path: 'b-own.yaml', content }]))).toEqual([
    'a',
    'own',
    'b',
    'c',
  ]);
});
