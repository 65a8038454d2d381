import type { Values } from '../../lib/authored/values';
import { ENCRYPTED, SEALED } from '../support/secrets';
import { Random } from '../fuzz/random';

const HEX = '0123456789abcdef';
const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const BASE64 = `${UPPER}${UPPER.toLowerCase()}0123456789+/`;
const NAMES = ['orders', 'web', 'payments', 'ingress-nginx', 'product-a', 'ReportGenerator', 'edge2', 'db'];
const KINDS = ['Deployment', 'StatefulSet', 'HorizontalPodAutoscaler', 'PersistentVolumeClaim'];

type Make = (random: Random) => unknown;

function text(random: Random, alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet[random.below(alphabet.length)]).join('');
}
const uuid = (random: Random) => [8, 4, 4, 4, 12].map((length) => text(random, HEX, length)).join('-');
const name = (random: Random) => random.pick(NAMES);
const armored = (random: Random, what: string) =>
  `-----BEGIN ${what}-----\n${[1, 2, 3].map(() => text(random, BASE64, 64)).join('\n')}\n-----END ${what}-----\n`;

/** Texts that look random, or stand beside words for secrets, and are neither secret nor unusual. */
const MADE: Readonly<Record<string, Make>> = {
  image: (random) => `registry.example.com/${name(random)}:1.${random.below(40)}.0`,
  digest: (random) => `ghcr.io/acme/${name(random)}@sha256:${text(random, HEX, 64)}`,
  revision: (random) => text(random, HEX, 40),
  clientId: uuid,
  tenantId: uuid,
  integrity: (random) => `sha512-${text(random, BASE64, 86)}==`,
  checksum: (random) => `h1:${text(random, BASE64, 43)}=`,
  fingerprint: (random) => `SHA256:${text(random, BASE64, 43)}`,
  certificate: (random) => armored(random, 'CERTIFICATE'),
  publicKey: (random) => armored(random, 'PUBLIC KEY'),
  caBundle: (random) => Buffer.from(armored(random, 'CERTIFICATE')).toString('base64'),
  recipient: (random) => `age1${text(random, 'qpzry9x8gf2tvdw0s3jn54khce6mua7l', 58)}`,
  sshKey: (random) => `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${text(random, BASE64, 43)} ops@example.com`,
  arn: (random) => `arn:aws:acm:eu-west-1:${text(random, '0123456789', 12)}:certificate/${uuid(random)}`,
  resource: (random) =>
    `/subscriptions/${uuid(random)}/resourceGroups/Prod-${name(random)}/providers/Microsoft.KeyVault/vaults/${name(random)}1`,
  hostedZone: (random) => `Z${text(random, `${UPPER}0123456789`, 20)}`,
  document: (random) => `https://docs.google.com/document/d/${text(random, BASE64.slice(0, 62), 44)}/edit`,
  host: (random) => `${name(random)}-${text(random, HEX, 8)}.eu-west-1.elb.amazonaws.com`,
  pod: (random) => `${name(random)}-${text(random, 'bcdfghjklmnpqrstvwxz2456789', 10)}-x2v4k`,
  machine: () => 'Standard_D4s_v5',
  alert: (random) => `Kube${random.pick(KINDS)}ReplicasMismatchFor${random.below(90)}Minutes`,
  expression: (random) =>
    `sum(rate(http_requests_total{job="${name(random)}",secret="web-tls"}[5m])) > 0.${random.below(99)}`,
  schedule: (random) => `${random.below(60)} 3 * * 1-5`,
  url: (random) =>
    `https://${name(random)}.example.com:8443/api/v2?page=${random.below(90)}&token_type=bearer`,
  database: (random) => `postgres://${name(random)}@db.example.com:5432/orders?sslmode=verify-full`,
  databaseUrl: () => 'postgres://orders:$(DB_PASSWORD)@db.example.com:5432/orders',
  existingSecret: (random) => `${name(random).toLowerCase()}-credentials`,
  existingSecretPasswordKey: () => 'postgres-password',
  secretName: (random) => `${name(random).toLowerCase()}-tls`,
  passwordSecretRef: () => ({ name: 'orders-database', key: 'password' }),
  imagePullSecrets: () => [{ name: 'registry-credentials' }],
  secret: () => 'orders-database',
  token: () => '<path:kv/data/orders#token>',
  password: (random) =>
    random.pick([
      '',
      '${DB_PASSWORD}',
      '$(DB_PASSWORD)',
      '{{ .Values.password }}',
      '<orders-password>',
      ENCRYPTED,
    ]),
  apiKey: (random) =>
    random.pick([
      '$slack-token',
      'vault:kv/data/orders#key',
      'op://prod/orders/key',
      '/etc/keys/api',
      SEALED,
    ]),
  tokenPath: () => '/var/run/secrets/kubernetes.io/serviceaccount/token',
  tokenTTL: () => '3600s',
  maxTokens: (random) => random.below(100_000),
  passwordPolicy: () => ({ minLength: 12, requireDigits: true }),
  secretStoreRef: () => ({ kind: 'ClusterSecretStore', name: 'azure' }),
  env: (random) => [
    { name: 'DB_PASSWORD', valueFrom: { secretKeyRef: { name: 'db', key: 'password' } } },
    { name: 'DB_PASSWORD_FILE', value: '/run/secrets/db-password' },
    { name: 'LOG_LEVEL', value: random.pick(['info', 'debug']) },
  ],
  object: (random) => ({
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name: name(random).toLowerCase() },
    spec: {
      secretStoreRef: { kind: 'ClusterSecretStore', name: 'vault' },
      data: [
        {
          secretKey: 'tlsClientCert.v2',
          remoteRef: { key: `prod/${name(random)}/db`, property: 'password' },
        },
      ],
    },
  }),
  sealed: () => ({
    apiVersion: 'bitnami.com/v1alpha1',
    kind: 'SealedSecret',
    spec: { encryptedData: { password: SEALED } },
  }),
  encrypted: () => ({ apiVersion: 'v1', kind: 'Secret', stringData: { password: ENCRYPTED } }),
  placeholders: () => ({
    apiVersion: 'v1',
    kind: 'Secret',
    stringData: { password: '<path:kv/data/orders#password>' },
  }),
  config: (random) =>
    JSON.stringify({
      level: 'info',
      workers: random.below(16),
      auth: { tokenUrl: 'https://login.example.com' },
    }),
  settings: (random) =>
    `log:\n  level: info\ndatabase:\n  host: ${name(random)}\n  password: \${DB_PASSWORD}\n`,
  note: () =>
    'The token: see the runbook. Rotate the password every 90 days, with the key of the platform team.',
  terraform: () =>
    'resource "x" "y" {\n  password = random_password.db.result\n  token    = var.token\n  secret   = data.vault_secret.this.data["a"]\n}\n',
  reason: (random) => `JIRA-${random.below(9000)}: waits for the fix of 2026-0${random.below(9) + 1}-12`,
};

export const kinds = Object.keys(MADE);

/** Values that an honest person may write: the same for the same seed. */
export function honestValues(seed: number): Values {
  const random = new Random(seed);
  const kind = kinds[seed % kinds.length]!;
  return { [kind]: MADE[kind]!(random) } as Values;
}
