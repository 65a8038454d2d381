import { readFileSync } from 'node:fs';
import { clusters, fleet } from './fleet.mjs';
import { catalogue, customer, product, ringsFile } from './products.mjs';
import { readme } from './beside.mjs';
import { CI } from './ci.mjs';

/** What a new fleet depends on beside ringfleet: the versions that ringfleet itself is tested with. */
const versions = JSON.parse(readFileSync(new URL('versions.json', import.meta.url), 'utf8'));

const MAIN = `import { program } from 'ringfleet';

export const fleet = program({ root: __dirname, catalogue: 'products/catalogue.ts' });

if (require.main === module)
  void fleet.run(process.argv.slice(2)).then((code) => (process.exitCode = code));
`;

const TEST = `import { properties, rawYaml, reviewed } from 'ringfleet/testing';
import { fleet } from './main';

expect.addSnapshotSerializer(rawYaml);

/* What holds for any fleet. */
for (const { title, faults } of properties(fleet))
  it(title, () => {
    expect(faults()).toEqual([]);
  });

/* What a change comes to, for a reviewer to read: take it over by \`npm test -- -u\`. Name other tenants where they matter. */
for (const [title, tenant] of Object.entries(reviewed(fleet)))
  it(\`\${title} is what was reviewed\`, () => {
    expect(fleet.synthTenant(tenant)).toMatchSnapshot();
  });
`;

/**
 * Every file of a new fleet, by path.
 *
 * @param {import('./answers.mjs').Answers} answers
 * @param {{ name: string, which: string, version: string }} about name of the package, and which ringfleet it is for
 * @returns {Record<string, string>}
 */
export function filesOf(answers, { name, which, version }) {
  return {
    [CI[answers.ci].path]: CI[answers.ci].text,
    '.gitignore': 'node_modules/\nparts/\nreport/\n**/dist/.staging-*/\n**/dist/.ringfleet-*\n',
    '.ringfleet.json': json({ ringfleet: which, createdWith: version }),
    'README.md': readme(name, answers),
    'cdk8s.yaml': 'language: typescript\napp: node -r ringfleet/register main.ts\n',
    [`customers/${answers.customer}/customer.ts`]: customer(answers),
    'fleet.test.ts': TEST,
    'fleet/clusters.ts': clusters(answers),
    'fleet/fleet.ts': fleet(answers),
    'main.ts': MAIN,
    'package.json': json(packageOf(name, which)),
    'products/catalogue.ts': catalogue(answers),
    [`products/${answers.product}/product.ts`]: product(answers),
    [`products/${answers.product}/rings.yaml`]: ringsFile(answers),
    'tsconfig.json': json(TSCONFIG),
  };
}

const TSCONFIG = {
  compilerOptions: {
    target: 'es2022',
    lib: ['es2023'],
    module: 'commonjs',
    moduleResolution: 'bundler',
    types: ['node', 'jest'],
    strict: true,
    noUncheckedIndexedAccess: true,
    esModuleInterop: true,
    skipLibCheck: true,
    noEmit: true,
  },
  exclude: ['node_modules', 'dist'],
};

function packageOf(name, which) {
  const run = 'node -r ringfleet/register main.ts';
  return {
    name,
    private: true,
    engines: { node: '>=20.19' },
    scripts: { synth: run, fleet: run, check: `${run} check`, test: 'jest', typecheck: `${run} typecheck` },
    dependencies: { ringfleet: which, ...versions.dependencies },
    devDependencies: versions.devDependencies,
    overrides: versions.overrides,
    jest: {
      testPathIgnorePatterns: ['/node_modules/', '/dist/'],
      transform: {
        '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }],
      },
    },
  };
}

function json(value) {
  return `${JSON.stringify(value, null, 2)}\n`;
}
