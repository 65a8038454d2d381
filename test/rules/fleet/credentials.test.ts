import { z } from 'zod';
import type { FleetSpec } from '../../../lib/authored/fleet';
import { customer, fleet, issuesOf, product } from '../../support/specs';

const values = { captcha: { siteKey: 'x', apiKey: 'A1b2C3d4E5f6' } };
const place = 'customers/acme/customer.ts products.web.captcha.apiKey';
const permission = { reason: 'browsers get it', until: '2026-12-31' };
const web = product('web', { schema: z.looseObject({}) });

function judge(allowedCredentials?: FleetSpec['allowedCredentials']) {
  return issuesOf({
    fleet: fleet(allowedCredentials && { allowedCredentials }),
    products: [web],
    customers: [customer('acme', { products: { web: values } })],
  });
}

it('a credential is refused with its place, and without its value', () => {
  expect(judge()).toEqual([
    {
      severity: 'error',
      at: { file: 'customers/acme/customer.ts', path: 'products.web.captcha.apiKey', text: '' },
      problem: 'looks like a password or key, by its name, and credentials do not belong in git',
      fix: 'take it from a secret store, or encrypt it; where it is no credential, say so under allowedCredentials of the fleet, with a reason and a last day',
    },
  ]);
});

it.each([
  'https://robot:hunter2@git.example.com/code.git',
  'https://:hunter2@git.example.com/code.git',
  'ssh://git:hunter2@git.example.com/code.git',
])('a password in the address of a repository is refused once, and not printed: %s', (git) => {
  const { repositories, state } = fleet();
  for (const changes of [
    { repositories: { ...repositories, code: { git } } },
    { state: { ...state, url: git } },
  ]) {
    const found = issuesOf({ fleet: fleet(changes) });
    const ours = found.filter(({ problem }) => /password in its URL|URL with a password/.test(problem));
    expect(ours.length).toBe(1);
    expect(JSON.stringify(ours)).not.toContain('hunter2');
  }
});

it.each([place, 'customers/*/customer.ts products.*.captcha.apiKey'])(
  'what is allowed at %s is let through',
  (at) => expect(judge({ [at]: permission })).toEqual([]),
);

it.each([
  'customers/acme/customer.ts products.web.captcha',
  'customers/*.ts products.web.captcha.apiKey',
  'customers/acme/customer.ts *',
])('nothing is allowed by %s, and a permission of nothing draws a warning', (at) => {
  const found = judge({ [at]: permission });
  expect(found.map(({ severity }) => severity).sort()).toEqual(['error', 'warning']);
  expect(found.find(({ severity }) => severity === 'warning')).toMatchObject({
    at: { file: 'fleet/fleet.ts', path: 'allowedCredentials' },
    problem: `nothing at '${at}' looks like a credential`,
  });
});

it.each<[string, object]>([
  ['without a reason', { until: '2026-12-31' }],
  ['without a last day', { reason: 'public' }],
  ['until no day', { reason: 'public', until: '31.12.2026' }],
])('a permission %s is refused', (_, given) => {
  const found = judge({ [place]: given as typeof permission });
  expect(found.some(({ at }) => at.path?.startsWith('allowedCredentials.'))).toBe(true);
});

it('a permission has the same effect on any day', () => {
  expect(judge({ [place]: { ...permission, until: '1999-01-01' } })).toEqual([]);
});

it('of a text with lines the line is told', () => {
  const text = 'level: info\ndb:\n  password: hunter2\n';
  const found = issuesOf({
    products: [product('web', { schema: z.looseObject({}), rings: { late: { text } } })],
  });
  expect(found.map(({ problem }) => problem)).toEqual([
    'line 3 of the text looks like a password or key, by what stands before it, and credentials do not belong in git',
  ]);
});

it('of a file the line is told, and not the path', () => {
  const terraform = [
    { file: 'customers/acme/terraform/a.tf', name: 'a.tf', text: '\n  password = "hunter2"\n' },
  ];
  const found = issuesOf({ customers: [{ ...customer('acme'), terraform }] });
  expect(found.find(({ severity }) => severity === 'error')?.at).toEqual({
    file: terraform[0]!.file,
    line: 2,
    text: '',
  });
});

it('what a mistake in the product makes of many tenants is said once', () => {
  const { spec, file } = product('web', { schema: z.looseObject({}) });
  const { chart: _, version: __, ...rest } = spec;
  const data = { password: 'hunter2' };
  const manifests = () => [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data }];
  const found = issuesOf({
    products: [{ file, spec: { ...rest, manifests } }],
    customers: ['a', 'b', 'c'].map((name) => customer(name)),
  });
  expect(found.filter(({ problem }) => problem.includes('credentials')).map(({ at }) => at)).toEqual([
    { file, path: 'manifests.0.data.password', text: '' },
  ]);
});

it.each([
  ['customers/acme/web/values.yaml captcha.apiKey', { products: { web: values } }],
  [
    'customers/acme/web/environments/prod.yaml captcha.apiKey',
    { tenants: { prod: { cluster: 'argo-prod', ring: 'late', values: { web: values } } } },
  ],
])('of a customer in YAML %s is allowed', (at, changes) => {
  const acme = { ...customer('acme', changes), file: 'customers/acme/metadata.yaml' };
  const given = { products: [web], customers: [acme] };
  expect(issuesOf(given)).toHaveLength(1);
  expect(issuesOf({ ...given, fleet: fleet({ allowedCredentials: { [at]: permission } }) })).toEqual([]);
});
