import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Peer } from './peer';
import { likeJson, RINGS, templatesOf } from './templates';

/** A function a ring that gives a customer's files. It prints JSON, of which it is quick, and not YAML. */
export const jsonnet: Peer = {
  title: 'jsonnet',
  program: 'jsonnet',
  version: ['--version'],
  atMost: 1000,
  because: 'it keeps all files in memory',
  makes: 'everything',
  write(folder, customers) {
    writeFileSync(join(folder, 'customers.json'), JSON.stringify(customers));
    const functions = RINGS.map((ring) => {
      const files = templatesOf(ring, likeJson).map(
        ({ path, documents }) => `    [${path}]: [${documents.join(', ')}],\n`,
      );
      return `  ${ring}(c): {\n${files.join('')}  },\n`;
    });
    const source = `local rings = {\n${functions.join('')}};
{ [path]: files[path] for files in [rings[c.ring](c) for c in import 'customers.json'] for path in std.objectFields(files) }
`;
    writeFileSync(join(folder, 'main.jsonnet'), source);
  },
  command: (program, out) => [program, '--max-trace', '3', '-c', '-m', out, 'main.jsonnet'],
};
