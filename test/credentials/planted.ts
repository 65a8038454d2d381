/** A made-up credential of one kind. */
export interface Planted {
  readonly kind: string;
  /** What must not be printed. */
  readonly secret: string;
  /** The key under which it stands in a map: of most kinds it says nothing. */
  readonly key: string;
  /** As it stands in a text. */
  readonly text: string;
}

const alone = (kind: string, secret: string): Planted => ({ kind, secret, key: 'setting', text: secret });

export const planted: readonly Planted[] = [
  alone('an access key of AWS', `AKIA${'IOSFODNN7FAKE123'}`),
  alone('a secret key of AWS', ['wJalrXUtnFEMI', 'K7MDENG', 'bPxRfiCYFAKEFAKE9x'].join('/')),
  alone('a token of GitHub', `ghp_${'16C7e42F292c6912E7710c838347Ae178B4a'}`),
  alone(
    'a private key',
    `-----BEGIN ${'PRIVATE'} KEY-----\nMC4CAQAwBQYDK2VwBCIEIFakeFakeFakeFake0123456789abcdefghijklmnop\n-----END PRIVATE KEY-----`,
  ),
  alone(
    'a JSON Web Token',
    ['eyJhbGciOiJIUzI1NiJ9', 'eyJzdWIiOiJmYWtlIn0', 'k3Jx9fakefakefakefake0123'].join('.'),
  ),
  { kind: 'a password', secret: 'hunter2-FAKE-pass', key: 'password', text: 'password=hunter2-FAKE-pass' },
  alone('a connection string', 'postgres://orders:hunter2-FAKE-conn@db.example.com:5432/orders'),
  alone('a random text', 'q7Zt3Vb9Xw2Lk8Rm4Np6Hs1Dy5Gf0Jc7Ta'),
];

export function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
