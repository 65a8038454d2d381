import { stringify } from 'yaml';
import { ENCRYPTED, SEALED, sealed, sealedSecret } from '../support/secrets';
import { SECRET, type Change, type Malformed } from './case';
import type { Random } from './random';
import { kubeseal, orders, sops } from './sound';

type Kind = typeof sops;
type Tree = Readonly<Record<string, unknown>>;

const RBAC = {
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'ClusterRoleBinding',
  metadata: { name: 'all' },
  roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'cluster-admin' },
};
const plain = (text: string): Tree => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'plain' },
  stringData: { password: text },
});
const inBase64 = (text: string) => Buffer.from(text).toString('base64');

/** Objects that may not be where the file is, each with something secret. */
const OTHERS: readonly ((text: string) => unknown)[] = [
  plain,
  (text) => ({ ...plain(text), stringData: undefined, data: { password: inBase64(text) } }),
  (text) => ({ ...plain(text), stringData: { password: `ENC[AES256_GCM,data:${text}` } }),
  (text) => ({ ...RBAC, data: { password: text } }),
  (text) => ({ ...plain(text), kind: 'ConfigMap' }),
  (text) => ({ ...plain(text), apiVersion: 'v2' }),
  (text) => ({ apiVersion: 'v1', kind: 'List', items: [plain(text)] }),
  (text) => [plain(text)],
  (text) => text,
  (text) => ({ password: text }),
  (text) => sealed('orders', { stringData: { password: text } }),
  (text) => sealed('orders', { data: { password: inBase64(text) } }),
  (text) => sealed('orders', { stringData: text }),
  (text) => sealed('orders', { stringData: { password: [text] } }),
  (text) => sealed('orders', { stringData: { password: { value: text } } }),
  (text) => sealed('orders', { stringData: { password: ENCRYPTED, other: text } }),
  (text) => sealed('orders', { sops: { mac: text } }),
  (text) => sealed('orders', { sops: text }),
  (text) => sealed('orders', { sops: { mac: ENCRYPTED, encrypted_regex: text } }),
  (text) =>
    sealed('orders', { sops: { mac: ENCRYPTED, encrypted_regex: '(' }, stringData: { password: text } }),
  (text) => sealed('orders', { sops: undefined, stringData: { password: text } }),
  (text) => sealed('orders', { metadata: { name: ENCRYPTED, annotations: { password: text } } }),
  (text) => sealed('orders', { kind: 'ConfigMap', stringData: { password: text } }),
  (text) => sealed('Orders_1', { stringData: { password: text } }),
  (text) => sealedSecret('orders', 'customer-02-prod', { spec: { encryptedData: { password: text } } }),
  (text) => sealedSecret('orders', 'customer-02-prod', { spec: { encryptedData: { password: [text] } } }),
  (text) => sealedSecret('orders', 'customer-02-prod', { spec: { encryptedData: text } }),
  (text) => sealedSecret('orders', 'customer-02-prod', { spec: text }),
  (text) => sealedSecret('orders', 'customer-02-prod', { stringData: { password: text } }),
  (text) => sealedSecret('orders', 'customer-02-prod', { data: { password: inBase64(text) } }),
  (text) =>
    sealedSecret('orders', 'customer-02-prod', {
      spec: { encryptedData: { password: SEALED }, template: { data: { password: text } } },
    }),
  (text) =>
    sealedSecret('orders', 'customer-02-prod', { spec: { encryptedData: { password: SEALED }, data: text } }),
  (text) =>
    sealedSecret('orders', 'customer-02-prod', {
      spec: { encryptedData: { password: `${SEALED.slice(0, 40)}${text}` } },
    }),
  (text) =>
    sealedSecret('orders', 'kube-system', { spec: { encryptedData: { password: SEALED, token: text } } }),
  (text) => sealedSecret('orders', 'customer-02-prod', { kind: 'Deployment', spec: { password: text } }),
  (text) =>
    sealedSecret('orders', 'customer-02-prod', { apiVersion: 'bitnami.com/v2', spec: { password: text } }),
  (text) =>
    sealedSecret('orders', 'customer-02-prod', {
      metadata: {
        name: 'orders',
        namespace: 'customer-02-prod',
        annotations: { 'argocd.argoproj.io/hook': text },
      },
    }),
];

/** What makes the text one that decoders read otherwise, or none; each has a line to tell. */
const EDITS: readonly ((text: string, secret: string) => string)[] = [
  (text, secret) => `${text}# a comment\u2028password: ${secret}\n`,
  (text, secret) => `${text}# a comment\u0085password: ${secret}\n`,
  (text, secret) => `${text}# a comment\rpassword: ${secret}\n`,
  (text) => `\ufeff${text}`,
  (text) => text.replaceAll('\n', '\r\n'),
  (text, secret) => `${text}\tpassword: ${secret}\n`,
  (text, secret) => `${text}password: &a ${secret}\n`,
  (text, secret) => `${text}password: !odd ${secret}\n`,
  (text, secret) => `${text}password: !!binary ${secret}\n`,
  (text, secret) => `${text}a: &a\n  password: ${secret}\nb: *a\n`,
  (text, secret) => `${text}b: *nowhere\npassword: ${secret}\n`,
  (text, secret) => `${text}<<: { password: ${secret} }\n`,
  (text, secret) => `${text}kind: Secret\nkind: ${secret}\n`,
  (text, secret) => `${text}password: [${secret}\n`,
  (text, secret) => `${text}password: "${secret}\n`,
  (text, secret) => `${text}password: '${secret}' ${secret}\n`,
  (text, secret) => `${text}password: a: ${secret}\n`,
  (text, secret) => `${text}${secret}\n`,
  (text, secret) => `${text}? [a, ${secret}]\n: b\n`,
  (text, secret) => `${text}--- # ${secret}\n${text}`,
  (text, secret) => `${text}...\npassword: ${secret}\n`,
  (text, secret) => `%YAML 1.1 ${secret}\n---\n${text}`,
  (text, secret) => `${text}when: 2026-01-01\npassword: ${secret}\n`,
  (text, secret) => `${text}yes: on\npassword: ${secret}\n`,
  (text, secret) => `${text}password: é${secret}\n`,
  (text, secret) => `${text}---\n${stringify(plain(secret))}`,
  (text, secret) => `${text}---\n${secret}\n`,
  (text, secret) => `${text}---\n${stringify(plain(secret))}`.repeat(50),
  (text, secret) => `${text}a: ${'['.repeat(5_000)}${secret}\n`,
  (text, secret) => `${text}a: ${'{ a: '.repeat(5_000)}${secret}${'}'.repeat(5_000)}\n`,
  (text, secret) => `${text}a: ${'x'.repeat(200_000)}\u0007${secret}\n`,
  (_, secret) => `{ "kind": "Secret", "password": "${secret}" }\n`,
  (_, secret) => `{{ ${secret} }}\n`,
  (_, secret) => `<<<<<<< HEAD\npassword: ${secret}\n=======\n>>>>>>> other\n`,
];

const BYTES: readonly string[] = ['fffe6b00', '0000', 'c328', '89504e470d0a1a0a', 'feff006b'];

/** Where none is looked for. */
const PLACES: readonly string[] = [
  'secrets/orders.yaml',
  'secrets/prod/a/b/orders.yaml',
  'secrets/prod/site/orders.yaml',
  'secrets/prod/orders.yml',
  'secrets/prod/orders',
  'secrets/prod/orders.json',
  'secrets/prod/Orders.yaml',
  'secrets/prod/kustomization.yaml',
  'secrets/prod/o\u001b[31m.yaml',
  'secrets/prod/con\u202e.yaml',
  'secrets/prod/con.yaml',
  'secrets/nowhere/orders.yaml',
  'secrets/constructor/orders.yaml',
  'product-b/secrets.yaml',
  'product-z/secrets.yaml',
];

export function secrets(random: Random): Malformed {
  const secret = `${SECRET}-${random.below(1_000)}`;
  const kind = random.pick<Kind>([sops, kubeseal, { ...sops, text: orders }]);
  const { file, text } = kind;
  const one = (what: string, change: Change, hasLine = true): Malformed => {
    // What a terminal cannot show is told in escapes.
    const path = ('file' in change ? change.file : file).replace(/[\p{Cc}\p{Cf}].*/su, '');
    return {
      what: `${path} ${what}`,
      changes: [change],
      expected: { file: path, ...(hasLine && { hasLine }) },
    };
  };
  switch (random.below(7)) {
    case 0: {
      const whole = text.slice(0, text.search(/^(sops|spec):/m));
      return one('is cut off', { file, text: whole.slice(0, 1 + random.below(whole.length - 1)) });
    }
    case 1:
      return one(
        'is bytes',
        { file, hex: random.pick([Buffer.from(text, 'utf16le').toString('hex'), ...BYTES]) },
        false,
      );
    case 2: {
      const place = `customers/customer-02/${random.pick(PLACES)}`;
      return one('lies elsewhere', { file: place, text: stringify(plain(secret)) }, false);
    }
    case 3:
    case 4: {
      const edit = random.pick(EDITS);
      return one(`is ${String(edit).slice(0, 60)}`, { file, text: edit(text, secret) });
    }
    default: {
      const other = random.pick(OTHERS);
      return one(`is ${String(other).slice(0, 60)}`, { file, text: stringify(other(secret)) });
    }
  }
}
