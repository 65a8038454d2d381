import { existsSync, readdirSync } from 'node:fs';
import { importX } from 'eslint-plugin-import-x';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import tseslint from 'typescript-eslint';

/** Engines, each a folder: what is authored, its part of the plan, its rules, and the constructs that deliver. */
const engineNames = readdirSync(new URL('lib/engines', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'delivery')
  .map(({ name }) => name);
/** Engines that are another one, configured by somebody else. */
const basedOn = { arc: 'flux' };
const isKnownTo = (engine, path) =>
  engineNames.every(
    (other) => [engine, basedOn[engine]].includes(other) || !path.startsWith(`lib/engines/${other}/`),
  );
const ofEngines = (...parts) =>
  engineNames.flatMap((engine) => parts.map((part) => `lib/engines/${engine}/${part}`));

const authored = ['lib/authored', 'lib/credentials', 'lib/issues', 'lib/content', ...ofEngines('authored')];
const facts = [...authored, 'lib/facts', 'lib/passed'];
/** The pure half of the engines: the interface, the table, and what each of them is. */
const engineTable = [
  ...['engine.ts', 'index.ts', 'reconcilers.ts', 'roots.ts', 'stated.ts'].map(
    (file) => `lib/engines/${file}`,
  ),
  ...ofEngines('index.ts', 'plan'),
];
/** What clusters are watched and restored with, as objects and text. */
const operations = ['lib/observability', 'lib/recovery'];
const plan = [...facts, 'lib/plan', 'lib/applicationsets', ...operations, ...engineTable];
const rules = [...plan, 'lib/rules', 'lib/engines/rules.ts', ...ofEngines('rules')];
const delivery = ['imports', ...plan, 'lib/files', 'lib/yaml', 'lib/tenancy', 'lib/engines/delivery'];

/** Which engine a cluster has: for the folders of engines alone, each of its own. */
const asked = ['lib/engines/following.ts', 'lib/engines/run-by.ts'];

/** Which folders of the program a folder may import. Everything not named here is refused. */
const arrows = {
  'lib/applicationsets': [],
  'lib/yaml': [],
  'lib/files': [],
  'lib/testing': [
    ...plan,
    'lib/explain',
    'lib/planner',
    'lib/constructs',
    'lib/output',
    'lib/read',
    'lib/cli',
  ],
  // Whether a value is a map is all that messages need of what is authored.
  'lib/issues': ['lib/authored/values.ts', 'lib/credentials'],
  'lib/credentials': ['lib/authored/values.ts'],
  'lib/authored': authored,
  'lib/content': plan,
  'lib/facts': facts.filter((path) => path !== 'lib/passed'),
  'lib/passed': authored,
  'lib/plan': plan,
  ...Object.fromEntries(operations.map((path) => [path, plan])),
  'lib/removals': plan,
  'lib/rules': rules,
  'lib/planner': [...rules, 'lib/planner'],
  ...Object.fromEntries(
    engineNames.flatMap((engine) => [
      [
        `lib/engines/${engine}/authored`,
        [...authored.filter((path) => isKnownTo(engine, path)), `imports/${engine}-fields.ts`],
      ],
      [`lib/engines/${engine}/plan`, [...plan, ...asked]],
      [`lib/engines/${engine}/rules`, [...rules, ...asked]],
      [`lib/engines/${engine}/delivery`, [...delivery, ...asked]],
    ]),
  ),
  'lib/engines/arc/delivery': [...delivery, ...asked, 'lib/engines/flux/delivery'],
  'lib/engines/delivery': delivery,
  'lib/engines/rules.ts': rules,
  ...Object.fromEntries(asked.map((path) => [path, plan])),
  ...Object.fromEntries(engineTable.filter((path) => path.endsWith('.ts')).map((path) => [path, plan])),
  'lib/tenancy': ['imports', ...plan, 'lib/files', 'lib/yaml'],
  'lib/workload/authored': authored,
  'lib/workload/plan': [...plan, 'lib/workload/authored'],
  'lib/workload/constructs': [...plan, 'lib/files', 'lib/workload/authored', 'lib/workload/plan'],
  'lib/constructs': [...plan, 'lib/engines', 'lib/files', 'lib/tenancy'],
  'lib/graph': plan,
  'lib/explain': plan,
  'lib/report': [...plan, 'lib/diff/change-class.ts', 'lib/explain', 'lib/json'],
  'lib/json': ['lib/authored/readonly.ts', 'lib/diff/change-class.ts'],
  'lib/status': [...plan, 'lib/json'],
  'lib/forecast': [...plan, 'lib/json', 'lib/status/rollout.ts'],
  'lib/promotion': facts,
  'lib/editors': [...plan, 'lib/planner/choices.ts'],
  'lib/files': ['lib/yaml'],
  'lib/output': ['lib/files', 'lib/yaml'],
  'lib/read': [...plan, 'lib/removals'],
  'lib/typecheck': ['lib/incremental/cache.ts'],
  'lib/incremental': [...plan, 'lib/output'],
  'lib/import': [...plan, 'lib/scaffold/literal.ts'],
  'lib/upgrade': [
    ...['lib/authored', 'lib/issues', 'lib/facts/group-by.ts', 'lib/output'],
    ...['lib/read/catalogue.ts', 'lib/read/edit.ts', 'lib/read/pieces.ts'],
  ],
  'lib/publish': ['lib/issues', 'lib/output', 'lib/authored/values.ts'],
  'lib/diff': [
    'lib/authored/values.ts',
    'lib/explain/masked.ts',
    'lib/facts/group-by.ts',
    'lib/facts/promotion/jumps.ts',
    'lib/json',
    'lib/plan/pods',
  ],
  'lib/history': ['lib/json', 'lib/authored/values.ts', 'lib/diff', 'lib/explain/masked.ts', 'lib/publish'],
  'lib/scaffold': [...plan, 'lib/read'],
  'lib/cli': [
    ...plan,
    'lib/planner',
    'lib/rules/label.ts',
    'lib/removals',
    'lib/promotion',
    'lib/constructs',
    'lib/files',
    'lib/forecast',
    'lib/diff',
    'lib/editors',
    'lib/explain',
    'lib/graph',
    'lib/history',
    'lib/import',
    'lib/incremental',
    'lib/json',
    'lib/output',
    'lib/publish',
    'lib/read',
    'lib/report',
    'lib/scaffold',
    'lib/status',
    'lib/typecheck',
    'lib/upgrade',
  ],
  fleet: ['lib/index.ts'],
  products: ['fleet', 'lib/index.ts'],
  customers: ['products', 'main.ts'],
  'main.ts': ['lib/index.ts', 'products'],
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
  'entry',
  'build',
];

/** Those of the paths that are in the folder, from there. */
const within = (folder, paths) =>
  paths.filter((path) => path.startsWith(`${folder}/`)).map((path) => `./${path.slice(folder.length + 1)}`);

const zones = Object.entries(arrows).flatMap(([target, allowed]) => [
  ...folders
    .filter((from) => from !== 'lib' && from !== target && !allowed.includes(from))
    .map((from) => ({
      target: `./${target}`,
      from: `./${from}`,
      except: within(from, allowed),
      message: `${target} must not import ${from}.`,
    })),
  {
    target: `./${target}`,
    from: './lib',
    except: within('lib', [...new Set([target, ...allowed])]),
    message: `${target} may import ${allowed.join(', ') || 'nothing of lib'}.`,
  },
]);

/** An example is a fleet of its own: it imports its own folders as the root does, and of the rest `lib/` alone. */
const ofAnExample = {
  fleet: ['lib/index.ts'],
  products: ['fleet', 'lib/index.ts'],
  customers: ['products'],
  'main.ts': ['lib/index.ts'],
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

/** One engine does not know another. */
const engines = engineNames.map((engine) => ({
  target: `./lib/engines/${engine}`,
  from: engineNames
    .filter((other) => !isKnownTo(engine, `lib/engines/${other}/`))
    .map((other) => `./lib/engines/${other}`),
  message: 'An engine knows no other engine.',
}));

/** What engines differ in is a member of `Engine` or `DeliveryEngine`: a question which one a cluster has would be answered anew for every engine. */
const BY_ENGINE = 'Ask a member of the engine (engineOf, deliveryOf), and not which engine a cluster has.';
const notByEngine = [
  "BinaryExpression[operator=/^[!=]==?$/]:matches([left.property.name='engine'], [right.property.name='engine'])",
  "SwitchStatement[discriminant.property.name='engine']",
  "MemberExpression[computed=true][property.property.name='engine']",
  "TSTypeReference[typeName.name='Record'] > .typeArguments > .params:first-child[typeName.name='EngineName']",
  "TSMappedType > .constraint[typeName.name='EngineName']",
].map((selector) => ({ selector, message: BY_ENGINE }));

/** Keys that clusters of one engine have and others have not. */
const KEYS_OF_ENGINES =
  'applicationSets|arc|argocd|argocdVersion|connection|crossNamespaceReferences|delivery|flux|handover|impersonation|install|managedBy|onRootDelete|rollout|roots|selfManaged|shards|source';
const notByKey = {
  selector: `BinaryExpression[operator='in'][left.value=/^(${KEYS_OF_ENGINES})$/]`,
  message: BY_ENGINE,
};

export default tseslint.config(
  { ignores: ['node_modules/', 'build/', 'dist/', 'imports/', 'examples/*/dist/', 'coverage/'] },
  tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: { allowDefaultProject: ['*.mjs', '*.js'] } } },
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [
        createTypeScriptImportResolver({
          project: './tsconfig.json',
          // `ringfleet` is the sources of this repository, as it is for the compiler.
          conditionNames: ['ringfleet-source', 'types', 'import', 'require', 'node', 'default'],
        }),
      ],
    },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones: [...zones, ...examples, ...engines, sample] }],
      'import-x/no-cycle': 'error',
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', prefer: 'type-imports' },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-syntax': ['error', ...notByEngine, notByKey],
    },
  },
  {
    files: [
      ...[
        'authored',
        'content',
        'credentials',
        'facts',
        'passed',
        'plan',
        'planner',
        'observability',
        'recovery',
        'removals',
        'rules',
        'issues',
      ].map((folder) => `lib/${folder}/**`),
      'lib/engines/{engine,following,index,reconcilers,roots,rules,run-by,stated}.ts',
      'lib/engines/*/index.ts',
      'lib/engines/*/{authored,plan,rules}/**',
      'lib/workload/{authored,plan}/**',
      'lib/graph/**',
      'lib/editors/**',
      'lib/explain/**',
      'lib/report/**',
      'lib/json/**',
      'lib/status/**',
      'lib/applicationsets/**',
    ],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^(node:|cdk8s|constructs$)',
              message: 'What is authored, the plan, its rules, its graphs and the expander are pure.',
            },
          ],
        },
      ],
    },
  },
  {
    // Read as a user's files do.
    files: ['main.ts', '{fleet,products,customers,examples}/**', 'test/sample/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '(^|/)(lib|imports|build|entry)(/|$)|^ringfleet/(?!testing$)',
              message: "Import 'ringfleet': what is deeper may change with any version.",
            },
          ],
        },
      ],
    },
  },
  {
    // Whether a component or a chart says something by its engine's key.
    files: ['lib/engines/*/**'],
    rules: { 'no-restricted-syntax': ['error', ...notByEngine] },
  },
  {
    // The tables, and what is asked of them.
    files: ['lib/engines/{deliveries,following,index,rules}.ts', 'lib/authored/cluster/index.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['lib/**'],
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
  {
    files: ['entry/*.cjs', 'test/*.cjs', 'starter/**/*.mjs', 'test/package/*.mjs'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: {
      globals: { exports: 'writable', module: 'writable', require: 'readonly', __dirname: 'readonly' },
    },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
);
