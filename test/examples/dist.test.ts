import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { plan } from '../../lib/planner/plan';
import { example, exampleNames, exampleRoot } from '../support/examples';
import { filesOf } from '../support/sample';
import { marked } from '../support/marked';

describe.each(exampleNames)('the example %s', (name) => {
  const specs = example(name);

  it('has no issue', () => {
    expect(plan(specs).issues).toEqual([]);
  });

  it('has a dist/ that is what its fleet synthesizes, byte for byte', () => {
    const files = marked(filesOf(specs));
    const dist = join(exampleRoot(name), 'dist');
    const found = readdirSync(dist, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(dist, join(entry.parentPath, entry.name)));
    expect(found.sort()).toEqual(Object.keys(files).sort());
    expect(found.filter((path) => readFileSync(join(dist, path), 'utf8') !== files[path])).toEqual([]);
  });
});
