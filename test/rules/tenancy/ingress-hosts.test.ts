import type { GuardrailsSpec } from '../../../lib/authored/guardrails';
import type { ProductSpec } from '../../../lib/authored/product';
import { constructs } from '../../../lib/workload/constructs/draw';
import { WebService } from '../../../lib/workload/constructs/web-service';
import { issuesOf, product } from '../../support/specs';
import { WEB } from '../../support/workloads';

/** What is said of a product whose Ingress names these hosts. */
function judge(
  rules: readonly object[],
  changes: Partial<ProductSpec>,
  tls: readonly string[] = [],
  more: object = {},
) {
  const ingress = {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: 'web' },
    spec: { rules, ...(tls.length > 0 && { tls: [{ hosts: tls, secretName: 'tls' }] }), ...more },
  };
  const { spec, file } = product('web', { manifests: () => [ingress], ports: { http: 8080 }, ...changes });
  const found = issuesOf({ products: [{ ...product('web'), spec, file }] });
  return found.flatMap(({ severity, at, problem, fix }) =>
    problem.startsWith('Ingress') ? [[severity, at.file, at.path, problem, fix]] : [],
  );
}

const shop = [{ host: 'shop.acme.example' }];
const hosts = (...claimed: string[]): Partial<ProductSpec> => ({ hosts: () => claimed });
const loose = (admission: GuardrailsSpec['admission']): Partial<ProductSpec> => ({
  guardrails: { admission },
});
const at = ['error', 'products/web/product.ts', 'hosts'];

it.each<[string, Parameters<typeof judge>]>([
  ['claims', [shop, hosts('shop.acme.example'), ['shop.acme.example']]],
  ['does not claim, where it claims none and nothing refuses it', [shop, loose('off')]],
])('a release may answer for a host that it %s', (_, given) => {
  expect(judge(...given)).toEqual([]);
});

it.each<[string, Parameters<typeof judge>, string, string]>([
  [
    'that it does not claim',
    [shop, hosts('www.acme.example')],
    "answers for 'shop.acme.example', and the release claims 'www.acme.example'",
    "give it among the product's hosts, or take it out",
  ],
  [
    'that it does not claim, where admission is off',
    [shop, { ...hosts('www.acme.example'), ...loose('off') }],
    "answers for 'shop.acme.example', and the release claims 'www.acme.example'",
    "give it among the product's hosts, or take it out",
  ],
  [
    'where it claims none and the cluster would refuse it',
    [shop, {}],
    "answers for 'shop.acme.example', and the release claims none",
    "give it among the product's hosts, or take it out",
  ],
  [
    'by its certificate alone',
    [shop, hosts('shop.acme.example'), ['pay.acme.example']],
    "answers for 'pay.acme.example', and the release claims 'shop.acme.example'",
    "give it among the product's hosts, or take it out",
  ],
  [
    'below the wildcard that it claims',
    [shop, hosts('*.acme.example')],
    "answers for 'shop.acme.example', and the release claims '*.acme.example'",
    "give it among the product's hosts, or take it out",
  ],
  [
    'without a name',
    [[{ http: { paths: [] } }], hosts('shop.acme.example')],
    "answers for every host, and the release claims 'shop.acme.example'",
    'give each of its rules a host, and leave defaultBackend out',
  ],
])('a release may not answer for a host %s', (_, given, problem, fix) => {
  expect(judge(...given)).toEqual([[...at, `Ingress 'web' of release 'acme-prod-web' ${problem}`, fix]]);
});

it('a default backend answers for every host', () => {
  expect(judge([], hosts('shop.acme.example'), [], { defaultBackend: { service: { name: 'web' } } })).toEqual(
    [
      [
        ...at,
        "Ingress 'web' of release 'acme-prod-web' answers for every host, and the release claims 'shop.acme.example'",
        'give each of its rules a host, and leave defaultBackend out',
      ],
    ],
  );
});

it('a host is claimed in lower case, however the product writes it', () => {
  expect(judge(shop, hosts('Shop.Acme.example'))).toEqual([]);
});

it.each([undefined, null, 5, 'shop.acme.example', [1]])('nothing is said of hosts that are %j', (given) => {
  expect(judge(shop, { hosts: () => given as never })).toEqual([]);
});

it('is the same of a WebService', () => {
  const ingress = { host: 'shop.acme.example', class: 'nginx', issuer: 'letsencrypt' };
  const { spec, ...rest } = product('web', { version: { value: 'image.tag' } });
  const { chart: _, footprint: _f, ...others } = spec;
  const workload = constructs((scope, release) => new WebService(scope, 'web', { release, ...WEB, ingress }));
  const products = [{ ...rest, spec: { ...others, workload } as ProductSpec }];
  expect(issuesOf({ products }).map(({ problem }) => problem)).toContainEqual(
    expect.stringMatching(/^Ingress '.+' of release 'acme-prod-web' answers for 'shop\.acme\.example', and/),
  );
});
