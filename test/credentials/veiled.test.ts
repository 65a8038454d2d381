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

it.each([
  'error: "/tmp/checkout-6aTb3Q/dist" holds what ringfleet did not write',
  'error: "/var/folders/8k/zyxvpxvq6csf_n0000gn/T/checkout-Zq81xK/dist" holds what ringfleet did not write',
  'warning: build/release-X7pQ2m/customers/acme is not read',
])('%s is shown with its path, one of whose folders has a suffix that was drawn at random', (text) =>
  expect(veiled(text)).toBe(text),
);

it.each(['K7f9/Qx2mVb4/Tz8rLw1pYc6nHd3sJg5aEu0oBi', '/K7f9Qx2mVb4Tz8rLw1pYc6nHd3sJg5aEu0oBi'])(
  '%s is no path, but a key',
  (key) => expect(veiled(`it is '${key}'`)).toBe("it is '…'"),
);

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
