import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../expression';
import { eachCustomer } from './each-customer';
import type { Peer } from './peer';
import { RINGS, templatesOf } from './templates';

/** Text of templates, in which a fact is within the quotes of a string, or is no string. */
const language: Language = {
  fact: (fact) =>
    fact === 'replicas' || fact === 'exports' ? `{{ .Values.${fact} }}` : `"{{ .Values.${fact} }}"`,
  text: (parts) => `"${parts.map((part) => part.slice(1, -1)).join('')}"`,
  list: (items) => `[${items.join(', ')}]`,
  map: (entries) => `{${entries.map(([key, value]) => `${key}: ${value}`).join(', ')}}`,
};

/** A chart a ring, and a process a customer with its values. */
export const helm: Peer = {
  title: 'Helm',
  program: 'helm',
  version: ['version', '--short'],
  atMost: 100,
  because: 'each customer is a process',
  makes: 'objects of Kubernetes',
  write(folder, customers) {
    for (const ring of RINGS) {
      const chart = join(folder, 'charts', ring);
      mkdirSync(join(chart, 'templates'), { recursive: true });
      writeFileSync(join(chart, 'Chart.yaml'), `apiVersion: v2\nname: ${ring}\nversion: 1.0.0\n`);
      for (const [index, { documents }] of templatesOf(ring, language).entries())
        writeFileSync(
          join(chart, 'templates', `${index}.yaml`),
          documents.map((text) => `${text}\n`).join('---\n'),
        );
    }
    for (const facts of customers) writeFileSync(join(folder, `${facts.name}.json`), JSON.stringify(facts));
    eachCustomer(
      folder,
      customers,
      ({ name, ring }) => `template ${name} charts/${ring} -f ${name}.json --output-dir "$out/${name}"`,
    );
  },
  command: (program, out) => ['sh', 'each.sh', program, out],
};
