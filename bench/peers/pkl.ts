import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../expression';
import type { Peer } from './peer';
import { RINGS, templatesOf } from './templates';

const language: Language = {
  fact: (fact) => `c.${fact}`,
  text: (parts) => parts.join(' + '),
  list: (items) => `new Listing { ${items.join('; ')} }`,
  map: (entries) => `new Mapping { ${entries.map(([key, value]) => `[${key}] = ${value}`).join('; ')} }`,
};

/** A function a ring, and a file of YAML for each of its entries. */
export const pkl: Peer = {
  title: 'Pkl',
  program: 'pkl',
  version: ['--version'],
  atMost: 10_000,
  because: 'it keeps all files in memory',
  makes: 'everything',
  write(folder, customers) {
    const data = customers.map((facts) => {
      const properties = Object.entries(facts).map(([key, value]) => `${key} = ${JSON.stringify(value)}`);
      return `  new { ${properties.join('; ')} }\n`;
    });
    const functions = RINGS.map((ring) => {
      const files = templatesOf(ring, language).map(
        ({ path, documents }) => `  [${path}] = ${language.list(documents)}\n`,
      );
      return `local function ${ring}(c: Customer): Mapping = new {\n${files.join('')}}\n`;
    });
    const source = `class Customer {
  name: String
  title: String
  region: String
  memory: String
  sampling: String
  replicas: Int
  exports: Boolean
  ring: "early" | "late"
}

local customers: Listing<Customer> = new {
${data.join('')}}

${functions.join('\n')}
local yaml = new YamlRenderer { isStream = true }

output {
  files {
    for (each in customers) {
      for (path, documents in if (each.ring == "early") early(each) else late(each)) {
        [path] { text = yaml.renderDocument(documents) }
      }
    }
  }
}
`;
    writeFileSync(join(folder, 'main.pkl'), source);
  },
  command: (program, out) => [program, 'eval', '-m', out, 'main.pkl'],
};
