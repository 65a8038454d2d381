import { existsSync, readdirSync } from 'node:fs';
import { importX } from 'eslint-plugin-import-x';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import tseslint from 'typescript-eslint';

/** Which folders of the program a folder may import. Everything not named here is refused. */
const arrows = {
  'lib/model': ['lib/applicationsets'],
  'lib/applicationsets': [],
  'lib/yaml': [],
  'lib/files': [],
  'lib/read': ['lib/model'],
  'lib/tenancy': ['imports', 'lib/files', 'lib/model'],
  'lib/delivery': ['imports', 'lib/applicationsets', 'lib/files', 'lib/model', 'lib/tenancy', 'lib/yaml'],
  'lib/constructs': ['lib/delivery', 'lib/files', 'lib/model', 'lib/tenancy'],
  'lib/graph': ['lib/model'],
  'lib/output': ['lib/files', 'lib/yaml'],
  'lib/testing': [],
  'lib/cli': [
    'lib/applicationsets',
    'lib/constructs',
    'lib/files',
    'lib/graph',
    'lib/model',
    'lib/output',
    'lib/read',
  ],
  fleet: ['lib/model'],
  products: ['fleet', 'lib/model'],
  customers: ['products', 'main.ts'],
  'main.ts': ['lib/cli', 'products'],
};
const folders = [
  'lib',
  'imports',
  'fleet',
  'products',
  'customers',
  'main.ts',
  'test',
  'bench',
  'scripts',
  'examples',
];

const zones = Object.entries(arrows).flatMap(([target, allowed]) => [
  ...folders
    .filter((from) => from !== 'lib' && from !== target && !allowed.includes(from))
    .map((from) => ({
      target: `./${target}`,
      from: `./${from}`,
      message: `${target} must not import ${from}.`,
    })),
  {
    target: `./${target}`,
    from: './lib',
    except: [target, ...allowed]
      .filter((path) => path.startsWith('lib/'))
      .map((path) => `./${path.slice(4)}`),
    message: `${target} may import ${allowed.join(', ') || 'nothing of lib'}.`,
  },
]);

/** An example is a fleet of its own: it imports its own folders as the root does, and of the rest `lib/` alone. */
const ofAnExample = {
  fleet: ['lib/model'],
  products: ['fleet', 'lib/model'],
  customers: ['products'],
  'main.ts': ['lib/cli'],
};
const ofExamples = new URL('examples', import.meta.url);
// Who forks may have deleted them.
const names = existsSync(ofExamples) ? readdirSync(ofExamples) : [];
const examples = names.flatMap((example) =>
  Object.entries(ofAnExample).flatMap(([folder, allowed]) => {
    const target = `./examples/${example}/${folder}`;
    const own = [folder, ...allowed.filter((path) => !path.startsWith('lib/'))];
    const ofLib = allowed.filter((path) => path.startsWith('lib/'));
    const message = `${folder} of an example may import ${allowed.join(', ')}.`;
    const root = folders.filter((from) => !['lib', 'examples'].includes(from)).map((from) => `./${from}`);
    return [
      { target, from: root, message },
      { target, from: './examples', except: own.map((path) => `./${example}/${path}`), message },
      { target, from: './lib', except: ofLib.map((path) => `./${path.slice(4)}`), message },
    ];
  }),
);

/** What the repository's owners change turns no test of lib red: these stand on test/sample. */
const sample = {
  target: './test/!(fleet)/**',
  from: ['./fleet', './products', './customers', './main.ts'],
  message: 'Tests of lib stand on test/sample: what runs over the fleet itself is in test/fleet.',
};

/** One engine does not know another; arc is Flux, configured by somebody else. */
const engines = [
  { target: './lib/delivery/argocd', from: ['./lib/delivery/flux', './lib/delivery/arc'] },
  { target: './lib/delivery/flux', from: ['./lib/delivery/argocd', './lib/delivery/arc'] },
  { target: './lib/delivery/arc', from: './lib/delivery/argocd' },
].map((zone) => ({ ...zone, message: 'An engine knows no other engine.' }));

/** What ApplicationSets come to is in the plan: projects have to permit it, and rules judge it. */
const judgements = {
  target: ['./lib/model/*.ts', './lib/model/!(plan|resolve|rules)/**'],
  from: './lib/applicationsets',
  message: 'In the model, the plan holds what ApplicationSets come to.',
};

export default tseslint.config(
  { ignores: ['node_modules/', 'dist/', 'imports/', 'examples/*/dist/', 'coverage/'] },
  tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: { allowDefaultProject: ['*.mjs', '*.js'] } } },
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver({ project: './tsconfig.json' })] },
    rules: {
      'import-x/no-restricted-paths': [
        'error',
        { zones: [...zones, ...examples, ...engines, judgements, sample] },
      ],
      'import-x/no-cycle': 'error',
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', prefer: 'type-imports' },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-syntax': [
        'error',
        {
          // The one call site is the table of engines: a choice between engines anywhere else is a method missing there.
          selector:
            "BinaryExpression[operator=/^[!=]==?$/]:matches([left.property.name='engine'], [right.property.name='engine'])",
          message: 'Do not compare engines: give DeliveryEngine a member.',
        },
      ],
    },
  },
  {
    files: ['lib/model/**', 'lib/graph/**', 'lib/applicationsets/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^(node:|cdk8s|constructs$)',
              message: 'The model, its graphs and the expander are pure.',
            },
          ],
        },
      ],
    },
  },
  {
    files: [
      'lib/applicationsets/**',
      'lib/output/**',
      'lib/read/**',
      'lib/model/**',
      'lib/graph/**',
      'lib/cli/**',
    ],
    rules: {
      // Output never depends on the day, the locale or the machine.
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random' },
        { property: 'localeCompare', message: 'Compare by code unit: a locale orders differently.' },
      ],
    },
  },
  {
    // Tests look at what decoders give, which has no types, and at every engine in turn.
    files: ['test/**'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/unbound-method': 'off',
      'no-restricted-syntax': 'off',
    },
  },
  { files: ['*.js', '*.mjs', '**/*.js'], extends: [tseslint.configs.disableTypeChecked] },
);
