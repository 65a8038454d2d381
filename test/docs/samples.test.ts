import { join } from 'node:path';
import { plan } from '../../lib/planner/plan';
import { readRings } from '../../lib/read/rings-file';
import { root, sampleRoot, sampleSpecs } from '../support/sample';
import { compile } from '../types/compiler';
import { pages, samplesOf, textOf, type Sample } from './pages';
import { readFileSync } from 'node:fs';

/* What pages show people to write is accepted: TypeScript compiles, and versions of rings pass the rules. */
const samples = pages.filter((page) => !page.startsWith('examples/')).flatMap(samplesOf);

/** The path that the first line of a sample names. */
function pathOf({ text }: Sample): string | undefined {
  return /^(?:\/\/|#) (\S+\/\S+\.\w+)\n/.exec(text)?.[1];
}

/** Which module has the types that parts of specs are shown of. */
const MODULES: Readonly<Record<string, string>> = {
  ClusterSpec: 'cluster',
  ComponentSpec: 'component',
  CustomerSpec: 'customer',
  EnvironmentSpec: 'environment',
  FleetSpec: 'fleet',
  PlacementSpec: 'customer',
  ProductSpec: 'product',
  TierSpec: 'tier',
};

/** Fields are shown without what is around them. */
function moduleOf({ type, text }: Sample): string {
  const from = join(root, 'lib/authored', MODULES[type]!);
  return `import type { ${type} } from '${from}';\n\nexport const part: Partial<${type}> = {\n${text}};\n`;
}

/** What a page says is run with jest, whose names a case of types does not have. */
function testOf(text: string): string {
  return `import { expect, test } from '@jest/globals';\n${text}`;
}

describe('TypeScript', () => {
  const shown = samples.filter(({ language }) => language === 'ts');

  it.each(shown.map((sample) => [sample.at, sample] as const))(
    '%s says what it is a part of',
    (_, sample) => {
      expect([pathOf(sample), MODULES[sample.type]].filter((each) => each !== undefined)).toHaveLength(1);
    },
  );

  it('compiles', () => {
    const places = new Map<string, string>();
    const texts = new Map<string, string>();
    for (const [index, sample] of shown.entries()) {
      const path = pathOf(sample) ?? 'customers/part.ts';
      const file = join(sampleRoot, path.replace(/(\.test)?\.ts$/, `.sample-${index}.ts`));
      const text = path.endsWith('.test.ts') ? testOf(sample.text) : sample.text;
      texts.set(file, MODULES[sample.type] ? moduleOf(sample) : text);
      places.set(file, sample.at);
    }
    const told = compile(texts).map(
      ({ at, text }) => `${places.get(join(root, at.replace(/:\d+$/, '')))}: ${text}`,
    );
    expect(told).toEqual([]);
  });
});

describe('README.md', () => {
  it('shows a customer of the sample fleet as it is', () => {
    const [customer] = samplesOf('README.md').filter(({ language }) => language === 'ts');
    const path = pathOf(customer!)!;
    const [, ...lines] = customer!.text.split('\n');
    expect(lines.join('\n')).toBe(readFileSync(join(sampleRoot, path), 'utf8'));
  });

  it('has every page of docs/ within two links', () => {
    const reached = ['README.md', 'ARCHITECTURE.md'].map(textOf).join('\n');
    const missing = pages.filter((page) => page.startsWith('docs/') && !reached.includes(`(${page}`));
    expect(missing).toEqual([]);
  });
});

describe('rings.yaml', () => {
  const shown = samples.filter((sample) => pathOf(sample)?.endsWith('rings.yaml'));

  it.each(shown.map((sample) => [sample.at, sample] as const))('%s passes the rules', (_, sample) => {
    const file = pathOf(sample)!;
    const { rings, issues } = readRings(file, sample.text);
    expect(issues).toEqual([]);
    const specs = sampleSpecs();
    const products = specs.products.map((product) => {
      if (product.rings?.file !== file) return product;
      return { ...product, rings: { ...rings, entries: { ...product.rings.entries, ...rings.entries } } };
    });
    expect(plan({ ...specs, products }).issues).toEqual([]);
  });
});
