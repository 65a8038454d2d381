import { formatIssue } from '../../../lib/cli/report';
import type { CustomerSpec } from '../../../lib/authored/customer';
import type { FleetSpec } from '../../../lib/authored/fleet';
import type { SecretInput } from '../../../lib/authored/specs';
import { ENCRYPTED, sealed, secretFile } from '../../support/secrets';
import { customer, fleet, issuesOf } from '../../support/specs';

const path = 'customers/acme/secrets/prod/a.yaml';
const onFlux: Partial<CustomerSpec> = { tenants: { prod: { cluster: 'flux-prod', ring: 'late' } } };
const sites: Partial<CustomerSpec> = {
  tenants: {
    prod: {
      sites: {
        north: { cluster: 'flux-prod', ring: 'late' },
        south: { cluster: 'arc-prod', ring: 'late' },
      },
    },
  },
};
const regex = "sops --encrypt --encrypted-regex '^(data|stringData)$' --in-place";

function judge(files: readonly SecretInput[], spec = onFlux, changes: Partial<FleetSpec> = {}) {
  const acme = { ...customer('acme', spec), secrets: files };
  return issuesOf({ fleet: fleet(changes), customers: [acme] });
}

/** What is said of one document: property path, problem and fix. */
function said(document: unknown) {
  return judge([secretFile(path, document)]).map(({ at, problem, fix }) => [at.path, problem, fix]);
}

it.each<[string, Record<string, unknown>]>([
  ['a name', {}],
  ['the namespace of its tenant', { metadata: { name: 'a', namespace: 'acme-prod' } }],
  ['both data and stringData', { data: { a: ENCRYPTED }, stringData: { b: ENCRYPTED } }],
  ['an empty value, which SOPS leaves as it is', { stringData: { a: '', b: ENCRYPTED } }],
  ['labels and a type', { metadata: { name: 'a', labels: { app: 'web' } }, type: 'Opaque', immutable: true }],
])('an encrypted Secret with %s is let through', (_, changes) => {
  expect(judge([secretFile(path, sealed('a', changes))])).toStrictEqual([]);
});

it('several Secrets in a file, and sites of an environment, are let through', () => {
  expect(judge([secretFile(path, sealed('a'), sealed('b'))])).toStrictEqual([]);
  const of = (site: string) => secretFile(`customers/acme/secrets/prod/${site}/a.yaml`, sealed('a'));
  expect(judge([of('north'), of('south')], sites)).toStrictEqual([]);
});

describe('a plain Secret', () => {
  const plain = {
    ...sealed('a'),
    stringData: { user: 'scott', password: 'tiger' },
    data: { pin: 'MTIzNA==' },
  };

  it('is refused by its keys, with the command that encrypts it', () => {
    expect(said({ ...plain, sops: undefined })).toStrictEqual([
      [
        undefined,
        'the document is not encrypted: anybody can read data.pin, stringData.user, stringData.password',
        `${regex} ${path}`,
      ],
    ]);
  });

  it('is refused value by value where SOPS has been at it', () => {
    const fix = `take it out, and put it in with: sops edit ${path}`;
    expect(said({ ...plain, data: {}, stringData: { user: ENCRYPTED, password: 'tiger' } })).toStrictEqual([
      ['stringData.password', "'stringData.password' is not encrypted", fix],
    ]);
  });

  it.each<[string, Record<string, unknown>]>([
    ['without sops', { sops: undefined }],
    ['with sops', {}],
    ['with values that are no text', { stringData: { a: 42424242, b: { c: 'tiger' } } }],
  ])('is never printed: %s', (_, changes) => {
    const text = judge([secretFile(path, { ...plain, ...changes })])
      .map(formatIssue)
      .join();
    expect(text).toContain('is not encrypted');
    expect(text).not.toMatch(/scott|tiger|MTIz|42424242/);
  });
});

it('a file of which more is encrypted than Flux can do without is refused', () => {
  const fix = `decrypt it and encrypt data and stringData alone: ${regex} ${path}`;
  const problem = (key: string) => `'${key}' is encrypted, though Flux has to read it`;
  expect(said(sealed('a', { kind: ENCRYPTED, metadata: { name: ENCRYPTED } }))).toStrictEqual([
    ['kind', problem('kind'), fix],
    ['metadata.name', problem('metadata.name'), fix],
  ]);
});

it('a file without a checksum is refused', () => {
  expect(said(sealed('a', { sops: { encrypted_regex: '^(data|stringData)$' } }))).toStrictEqual([
    [
      'sops.mac',
      "'sops.mac' is missing: nothing tells whether somebody else changed the file",
      `${regex} ${path}`,
    ],
  ]);
});

it.each(['^(stringData)$', '^(data|stringData)', 'stringData'])(
  'the selection %s is let through',
  (chosen) => {
    expect(said(sealed('a', { sops: { mac: ENCRYPTED, encrypted_regex: chosen } }))).toStrictEqual([]);
  },
);

it.each([undefined, '', '^data$', '(', '^(stringData|name)$', 5])(
  'the selection %s, by which SOPS would not find what is encrypted, is refused',
  (chosen) => {
    expect(said(sealed('a', { sops: { mac: ENCRYPTED, encrypted_regex: chosen } }))).toStrictEqual([
      [
        'sops.encrypted_regex',
        "'sops.encrypted_regex' does not select data and stringData alone, so that the file cannot be decrypted",
        `decrypt it and encrypt it again: ${regex} ${path}`,
      ],
    ]);
  },
);

it.each([null, 'text', [sealed('a')], undefined])('%j is no Secret', (document) => {
  expect(said(document)).toStrictEqual([
    [undefined, 'the document is no Kubernetes object', 'give a Secret, or remove it'],
  ]);
});

it('an empty file is refused', () => {
  expect(judge([secretFile(path)])).toStrictEqual([
    { severity: 'error', at: { file: path }, problem: 'is empty', fix: 'put a Secret into it, or remove it' },
  ]);
});

it.each<[string, Record<string, unknown>]>([['ConfigMap', { kind: 'ConfigMap' }]])(
  'a %s is no Secret',
  (_, changes) => {
    expect(said(sealed('a', changes))).toStrictEqual([
      [
        'kind',
        "'kind' is not that of a Secret of v1",
        'set apiVersion: v1 and kind: Secret; any other object belongs to a chart or a component',
      ],
    ]);
  },
);

it.each<[unknown, string, string]>([
  [undefined, 'is missing', 'give the Secret a name, in quotes if it is a number'],
  [5, 'is missing', 'give the Secret a name, in quotes if it is a number'],
  [
    'My_Secret',
    "is 'My_Secret', which is not a DNS name",
    "use lower-case letters, digits, '-' and '.', with a letter or digit at both ends",
  ],
])('a Secret with the name %j is refused', (name, problem, fix) => {
  const expected = [['metadata.name', `'metadata.name' ${problem}`, fix]];
  expect(said(sealed('a', { metadata: { name } }))).toStrictEqual(expected);
});

it('values that are no map are refused', () => {
  expect(said(sealed('a', { data: 'eA==' }))[0]).toStrictEqual([
    'data',
    "'data' is not a map",
    'give a map from keys to values',
  ]);
});

it.each<[string, Partial<CustomerSpec>, string, string]>([
  ['prd/a.yaml', onFlux, "customer 'acme' has no tenant in 'prd'", "did you mean 'prod'? Allowed: prod"],
  [
    'prod/north/a.yaml',
    onFlux,
    "customer 'acme' has no sites in 'prod'",
    'move it to customers/acme/secrets/prod/a.yaml',
  ],
  [
    'prod/a.yaml',
    sites,
    "customer 'acme' has a tenant for each site in 'prod'",
    'move it to the folder of one: use one of: north, south',
  ],
  [
    'prod/nort/a.yaml',
    sites,
    "customer 'acme' has no site 'nort' in 'prod'",
    "did you mean 'north'? Allowed: north, south",
  ],
])('%s belongs to nobody', (below, spec, problem, fix) => {
  const file = `customers/acme/secrets/${below}`;
  expect(judge([secretFile(file, sealed('a'))], spec)).toStrictEqual([
    { severity: 'error', at: { file }, problem, fix },
  ]);
});

it.each([
  ['kustomization', 'has the name by which kustomize knows its own file', 'rename it'],
  ['My File', "'My File' is not a DNS label", "rename it: use lower-case letters, digits and '-'"],
])('a file called %s.yaml is refused', (name, problem, fix) => {
  const file = `customers/acme/secrets/prod/${name}.yaml`;
  expect(judge([secretFile(file, sealed('a'))])).toStrictEqual([
    { severity: 'error', at: { file }, problem, fix },
  ]);
});
