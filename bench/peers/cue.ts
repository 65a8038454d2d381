import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Peer } from './peer';
import { likeJson, RINGS, templatesOf } from './templates';

/** A definition a ring. It writes all documents to one file, of JSON: files of their own take it a task each. */
export const cue: Peer = {
  title: 'CUE',
  program: 'cue',
  version: ['version'],
  atMost: 100,
  because: 'more were not tried',
  makes: 'everything',
  write(folder, customers) {
    writeFileSync(join(folder, 'customers.json'), JSON.stringify({ customers }));
    const definitions = RINGS.map((ring) => {
      const documents = templatesOf(ring, likeJson).flatMap((template) => template.documents);
      return `#${ring}: {\n  c: {...}\n  documents: [\n    ${documents.join(',\n    ')},\n  ]\n}\n`;
    });
    const source = `package main

${definitions.join('')}
customers: [...{...}]
out: [
  for each in customers for document in ([
    if each.ring == "early" {(#early & {c: each}).documents},
    if each.ring == "late" {(#late & {c: each}).documents},
  ][0]) {document},
]
`;
    writeFileSync(join(folder, 'main.cue'), source);
  },
  command: (program, out) => [
    program,
    'export',
    'main.cue',
    'customers.json',
    '-e',
    'out',
    '--out',
    'json',
    '--outfile',
    join(out, 'all.json'),
  ],
};
