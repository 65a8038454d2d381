import { isSecretKey } from '../../lib/credentials/keys';
import { veiled, veiledException } from '../../lib/credentials/veiled';

const SECRET = 'hunter2-FAKE';

it.each([
  'password',
  'dbPassword',
  'accessToken',
  'client_secret',
  'apiKey',
  'api-key',
  'dsn',
  'key',
  'connectionString',
])('a value under %s is probably secret', (key) => expect(isSecretKey(key)).toBe(true));

it.each(['secretRef', 'replicaCount', 'keyFile', 'tokenPath', 'monkey', 'host'])(
  'a value under %s is not',
  (key) => expect(isSecretKey(key)).toBe(false),
);

it.each([
  [`postgres://admin:${SECRET}@db/orders`, 'postgres://admin:…@db/orders'],
  [`https://a.test/x?token=${SECRET}&y=1`, 'https://a.test/x?token=…&y=1'],
  [`Server=db;Password=${SECRET};Port=1`, 'Server=db;Password=…;Port=1'],
  ['https://hooks.slack.com/services/T0/B0/hunter2-FAKE', 'https://hooks.slack.com/services/…'],
  [`it is 'ghp_0123456789abcdef'`, `it is '…'`],
])('%s is shown without what is secret', (text, shown) => {
  expect(veiled(text)).toBe(shown);
  expect(veiledException(text)).toBe(shown);
});

it.each([`password: ${SECRET}`, `--password ${SECRET}`, `Authorization: Bearer ${SECRET}`])(
  'an exception that says %s is shown without it',
  (text) => expect(veiledException(text)).not.toContain(SECRET),
);

it.each([
  "customers/acme/secrets/prod/a.yaml:3:5 stringData.password: 'stringData.password' is not encrypted",
  "'secretRef' is 5, not a string",
  'https://git.example.com/state.git',
  'set FLEET_REMOVE=a,b',
])('%s is shown as it is', (text) => expect(veiled(text)).toBe(text));
