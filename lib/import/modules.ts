import { Code, codeOf, identifier, type Literal } from '../scaffold/literal';
import type { FleetSpec } from '../authored/fleet';
import { dataIn } from './below';
import type { ImportedFleet, ImportedProduct } from './imported';
import { reportOf } from './report';

/** The files of a fleet: their text by path. */
export function modulesOf(imported: ImportedFleet): Record<string, string> {
  const { fleet, products, customers } = imported;
  const { components, clusters, ...rest } = fleet;
  const manifests = Object.entries(components).flatMap(([name, spec]) =>
    'manifests' in spec ? [[name, dataIn({ of: spec.manifests })['of'] ?? []] as const] : [],
  );
  return {
    'main.ts': MAIN,
    'fleet/fleet.ts': fleetText(dataIn(rest), fleet.naming !== undefined),
    'fleet/clusters.ts': constText('clusters', dataIn(clusters)),
    'fleet/components.ts': componentsText(
      components,
      manifests.map(([name]) => name),
    ),
    ...Object.fromEntries(manifests.map(([name, of]) => [`fleet/manifests/${name}.ts`, manifestsText(of)])),
    'products/catalogue.ts': catalogueText(products.map(({ name }) => name)),
    ...Object.fromEntries(products.flatMap((each) => productFiles(each))),
    ...Object.fromEntries(
      customers.map((each) => [`customers/${each.name}/customer.ts`, customerText(dataIn(each))]),
    ),
    'IMPORTED.md': reportOf(imported.told),
  };
}

const MAIN = `import { program } from 'ringfleet';

const ringfleet = program({ root: __dirname, catalogue: 'products/catalogue.ts', command: 'npx tsx main.ts' });

export const { synthTenant } = ringfleet;

if (require.main === module)
  void ringfleet.run(process.argv.slice(2)).then((code) => (process.exitCode = code));
`;

type Data = Readonly<Record<string, Literal>>;

function fleetText({ naming: _, ...rest }: Data, isNamed: boolean): string {
  const formulas = new Code('{ guardrails: (tenant) => `ringfleet-${tenant}` }');
  const all = { ...rest, ...(isNamed && { naming: formulas }) };
  const keys = Object.entries(all).map(([key, value]) => `  ${key}: ${codeOf(value, '  ', key.length)},\n`);
  return `import { defineFleet } from 'ringfleet';
import { clusters } from './clusters';
import { components } from './components';

export const fleet = defineFleet({
${keys.join('')}  components,
  clusters,
});

export const { defineProduct, defineCatalogue } = fleet;
`;
}

function constText(name: string, value: Data): string {
  return `export const ${name} = ${codeOf(value)} as const;\n`;
}

function componentsText(components: FleetSpec['components'], withManifests: readonly string[]): string {
  const imports = withManifests.map(
    (name) => `import { manifests as ${identifier(name)} } from './manifests/${name}';\n`,
  );
  const specs = Object.fromEntries(
    Object.entries(components).map(([name, spec]) => [
      name,
      withManifests.includes(name)
        ? { ...dataIn(spec), manifests: new Code(identifier(name)) }
        : dataIn(spec),
    ]),
  );
  return `${imports.join('')}${imports.length > 0 ? '\n' : ''}${constText('components', specs)}`;
}

function manifestsText(objects: Literal): string {
  return `import type { KubernetesObject } from 'ringfleet';

export const manifests: readonly KubernetesObject[] = ${codeOf(objects)};
`;
}

function catalogueText(products: readonly string[]): string {
  const imports = products.map((name) => `import { ${identifier(name)} } from './${name}/product';\n`);
  return `import { defineCatalogue } from '../fleet/fleet';
${imports.join('')}
const catalogue = defineCatalogue([${products.map(identifier).join(', ')}]);

export default catalogue;

export const { defineCustomer } = catalogue;
`;
}

function productFiles({ rings, version, ...product }: ImportedProduct): [string, string][] {
  const { name } = product;
  const spec: Literal = {
    ...dataIn(product),
    ...(version && {
      version: version === 'chart' ? version : { gitRef: new Code('(version) => version') },
    }),
    // Any values, until somebody says what they are.
    schema: new Code('z.looseObject({})'),
  };
  const text = `import { z } from 'zod';
import { defineProduct } from '../../fleet/fleet';

export const ${identifier(name)} = defineProduct(${codeOf(spec)});
`;
  const entries = Object.entries(rings ?? {}).map(
    ([ring, of]) => `${ring}:\n  version: ${JSON.stringify(of)}\n`,
  );
  return [
    [`products/${name}/product.ts`, text],
    ...(rings ? [[`products/${name}/rings.yaml`, entries.join('')] as [string, string]] : []),
  ];
}

function customerText(spec: Data): string {
  return `import { defineCustomer } from '../../products/catalogue';

export default defineCustomer(${codeOf(spec)});
`;
}
