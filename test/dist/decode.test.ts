import type { IConstruct } from 'constructs';
import { loadAll } from 'js-yaml';
import { isAlias, parseAllDocuments, visit } from 'yaml';
import { construct, unitsOf } from '../../lib/constructs';
import { isLeaf, pathOf, type Content } from '../../lib/files';
import { fleets } from '../support/examples';
import { filesOf, planOf } from '../support/sample';

/** What the constructs hold, by path: plain data that has not been text yet. */
function held(root: IConstruct): [path: string, content: Content][] {
  return root.node
    .findAll()
    .filter(isLeaf)
    .map((leaf) => [pathOf(leaf), leaf.content]);
}

function documentsOf(content: Content): unknown[] {
  switch (content.format) {
    case 'manifests':
      return [
        ...content.data().map(({ object, metadata }) => ({ ...object, metadata })),
        ...content.objects(),
      ].map(plain);
    case 'values':
      return [plain(content.values)];
    default:
      return [];
  }
}

/** As JSON has it: the order of keys does not count, nor whether an object has a prototype. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

const decoders: readonly [name: string, decode: (text: string) => unknown[]][] = [
  ['yaml as YAML 1.2', (text) => withYaml(text, '1.2')],
  ['yaml as YAML 1.1', (text) => withYaml(text, '1.1')],
  ['js-yaml', (text) => loadAll(text)],
];

function withYaml(text: string, version: '1.1' | '1.2'): unknown[] {
  return parseAllDocuments(text, { version }).map((document) => {
    expect([...document.errors, ...document.warnings]).toEqual([]);
    return document.toJS() as unknown;
  });
}

describe.each(fleets())('every YAML file of %s', (_fleet, specs) => {
  const files = filesOf(specs);
  const expected = unitsOf(planOf(specs))
    .flatMap((unit) => held(construct(unit)))
    .filter(([path]) => path.endsWith('.yaml'))
    // What people write is text from beginning to end, and no data of ours.
    .filter(([, content]) => content.format !== 'text')
    .map(([path, content]) => [path, documentsOf(content)] as const);

  it('comes from a construct', () => {
    expect(expected.map(([path]) => path).sort()).toEqual(
      Object.keys(files)
        .filter((path) => /\.ya?ml$/.test(path))
        .sort(),
    );
    expect(expected.filter(([, documents]) => documents.length === 0)).toEqual([]);
  });

  it.each(decoders)('decoded by %s is what the construct holds', (_, decode) => {
    for (const [path, documents] of expected) expect([path, decode(files[path]!)]).toEqual([path, documents]);
  });

  it('has no anchor, alias or tag', () => {
    const marked: string[] = [];
    for (const [path] of expected) {
      for (const document of parseAllDocuments(files[path]!)) {
        visit(document, {
          Node: (_, node) => {
            if (isAlias(node) || node.anchor !== undefined || node.tag !== undefined)
              marked.push(`${path}: ${String(node)}`);
          },
        });
      }
    }
    expect(marked).toEqual([]);
  });
});
