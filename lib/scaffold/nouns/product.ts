import { join, relative, resolve, sep } from 'node:path';
import { error, type Issue } from '../../issues/issue';
import type { Edit } from '../../read/edit';
import { FLEET_FILE } from '../../read/catalogue';
import { Pieces } from '../../read/pieces';
import type { NewNoun, FleetNow } from '../addition';
import { withElement, withImport } from '../edit/element';
import { entryText } from '../edit/rings-entry';
import { Code, identifier, codeOf } from '../literal';
import { isLocalChart, localChart, type LocalChart } from '../chart/chart';
import { schemaText } from '../chart/schema';
import { GENERATED, KEPT, valuesModule } from '../chart/values-module';
import { chartIn, repositoriesOfCharts } from '../source';

export const productNoun: NewNoun = {
  summary: 'a folder of products/, and a line in the catalogue',
  options: {
    repository: 'where its chart is pulled from',
    chart:
      "the chart's name there, or its folder in a git repository; or a chart on this machine, a folder or .tgz, whose values become the schema",
    path: 'of a chart on this machine: its folder in the git repository',
    'chart-version': 'the version that every ring runs at first; of a git repository none',
  },
  taken: ({ plan }) => plan.products.map(({ name }) => name),
  add: function* (present, name) {
    const { fleet } = present;
    const repository = yield {
      option: 'repository',
      ask: 'Pulled from which repository?',
      choices: repositoriesOfCharts(fleet),
    };
    const chart = yield {
      option: 'chart',
      ask: 'Which chart there, or on this machine?',
      otherwise: name,
      fault: (text) => {
        const read = chartHere(text);
        const kept = read && 'values' in read ? keptOf(read, name) : read;
        return kept && 'problem' in kept ? kept : undefined;
      },
    };
    const isGit = 'git' in (fleet.repositories[repository] ?? {});
    const found = chartHere(chart);
    const local = found && 'values' in found ? found : undefined;
    const version = isGit
      ? ''
      : yield { option: 'chart-version', ask: 'Which version of the chart?', otherwise: local?.version };
    const there =
      local && isGit
        ? yield { option: 'path', ask: 'In which folder of the repository is it?', otherwise: local.name }
        : (local?.name ?? chart);
    const kept = local && keptOf(local, name);
    const ofChart = kept && 'files' in kept ? kept.files : undefined;
    const spec = {
      name,
      chart: chartIn(fleet, repository, there),
      version: isGit ? undefined : 'chart',
      schema: new Code(ofChart ? 'values' : local ? schemaText(local.values, '  ') : 'z.looseObject({})'),
      values: {},
      peers: { to: [] },
    };
    const called = freeName(present, identifier(name));
    const fleetModule = `import { defineProduct } from '../../${FLEET_FILE.replace(/\.ts$/, '')}';\n`;
    const text = `${ofChart ? `${fleetModule}import { values } from './${GENERATED.replace(/\.ts$/, '')}';\n` : `import { z } from 'zod';\n${fleetModule}`}
export const ${called} = defineProduct(${codeOf(spec)});
`;
    const rings = Object.keys(fleet.rings).map((ring) => entryText(ring, { version }));
    const { edits, issues } = inCatalogue(present, name, called);
    return {
      files: {
        [`products/${name}/product.ts`]: text,
        ...ofChart,
        ...(!isGit && {
          [`products/${name}/rings.yaml`]: `# Which version of ${name} each ring runs: that of its chart.\n${rings.join('')}`,
        }),
      },
      edits,
      issues,
      next: [
        ofChart
          ? `products/${name}/${KEPT.schema}: of a newer chart, take its file, then npm run fleet -- chart-values`
          : local
            ? `products/${name}/product.ts: take out of the schema what customers are not to give; say ports and peers`
            : `products/${name}/product.ts: name the values that customers may give in the schema, and ports and peers`,
        `subscribe a customer: products: { '${name}': {} }`,
        'npm run typecheck, and commit it with dist/',
      ],
    };
  },
};

/** A chart on this machine, from where the command was typed; undefined where the answer means none. */
function chartHere(given: string): LocalChart | Issue | undefined {
  return isLocalChart(given) ? localChart(resolve(process.env['INIT_CWD'] ?? '.', given)) : undefined;
}

/** What is kept of a chart that has a schema of its own, and what is generated of that. */
function keptOf(
  { schema, text }: LocalChart,
  name: string,
): { readonly files: Readonly<Record<string, string>> } | Issue | undefined {
  if (schema === undefined) return undefined;
  const made = valuesModule(`products/${name}`, schema, text);
  if (typeof made !== 'string') return made;
  const folder = `products/${name}`;
  return {
    files: {
      [`${folder}/${KEPT.schema}`]: schema,
      [`${folder}/${KEPT.values}`]: text,
      [`${folder}/${GENERATED}`]: made,
    },
  };
}

/** A name that nothing in the catalogue has yet. */
function freeName({ root, catalogue }: FleetNow, called: string): string {
  if (catalogue === undefined) return called;
  return new Pieces().module(join(root, catalogue)).names.has(called) ? `${called}Product` : called;
}

function inCatalogue(
  { root, catalogue }: FleetNow,
  name: string,
  called: string,
): { edits: Edit[]; issues: Issue[] } {
  const pieces = new Pieces();
  const file = catalogue ?? 'products/catalogue.ts';
  const path = join(root, file);
  const list = catalogue === undefined ? undefined : pieces.subject(path);
  const found = list && pieces.follow(list);
  const from = relative(join(path, '..'), join(root, 'products', name, 'product'))
    .split(sep)
    .join('/');
  const statement = `import { ${called} } from '${from.startsWith('.') ? from : `./${from}`}';`;
  const isInside = found && found.module.path === path;
  const element = isInside ? withElement(found, called) : undefined;
  if (found && element) return { edits: [withImport(found, statement), element], issues: [] };
  const problem = 'its products are no list that can be added to: it is computed, or elsewhere';
  return {
    edits: [],
    issues: [
      error({ file }, problem, `nothing is written; write ${statement} and ${called} in the list yourself`),
    ],
  };
}
