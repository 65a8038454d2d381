import type { CustomerSpec } from '../../../lib/authored/customer';
import type { FleetSpec } from '../../../lib/authored/fleet';
import type { SecretInput } from '../../../lib/authored/specs';
import { sealed, secretFile } from '../../support/secrets';
import { customer, fleet, issuesOf, product } from '../../support/specs';

const path = 'customers/acme/secrets/prod/a.yaml';
const onFlux: Partial<CustomerSpec> = { tenants: { prod: { cluster: 'flux-prod', ring: 'late' } } };

function judge(files: readonly SecretInput[], spec = onFlux, changes: Partial<FleetSpec> = {}) {
  const acme = { ...customer('acme', spec), secrets: files };
  return issuesOf({ fleet: fleet(changes), customers: [acme] });
}

it('the namespace of somebody else is refused', () => {
  const document = sealed('a', { metadata: { name: 'a', namespace: 'acme-prd' } });
  expect(judge([secretFile(path, document)])).toStrictEqual([
    {
      severity: 'error',
      at: { file: path, line: 1, column: 1, path: 'metadata.namespace' },
      problem: "namespace 'acme-prd' is not one of tenant 'acme-prod'",
      fix: `change it with: sops edit ${path}; did you mean 'acme-prod'? Allowed: acme-prod`,
    },
  ]);
});

it('two Secrets of one tenant may not have one name, in whichever files they are', () => {
  const other = 'customers/acme/secrets/prod/b.yaml';
  const stated = sealed('a', { metadata: { name: 'a', namespace: 'acme-prod' } });
  expect(judge([secretFile(path, sealed('a')), secretFile(other, stated)])).toStrictEqual([
    {
      severity: 'error',
      at: { file: other, line: 1, column: 1, path: 'metadata.name' },
      problem: `Secret 'acme-prod/a' is in ${path} too`,
      fix: 'remove one, or give it another name',
    },
  ]);
});

describe('where each release has a namespace of its own', () => {
  const changes = { namespacePer: 'release' } as const;
  const inNamespace = (namespace?: string) => sealed('a', { metadata: { name: 'a', namespace } });

  it('a Secret states one of them', () => {
    expect(judge([secretFile(path, inNamespace('acme-prod-web'))], onFlux, changes)).toStrictEqual([]);
  });

  it('a Secret without one is refused', () => {
    const [issue, ...more] = judge([secretFile(path, inNamespace())], onFlux, changes);
    expect(more).toStrictEqual([]);
    expect(issue).toMatchObject({
      problem: "the Secret states no namespace, and 'acme-prod' has none for all releases",
      fix: `state one with: sops edit ${path}; use one of: acme-prod-web`,
    });
  });

  it('a Secret in the namespace of the tenant is refused', () => {
    const [issue] = judge([secretFile(path, inNamespace('acme-prod'))], onFlux, changes);
    expect(issue!.problem).toBe("namespace 'acme-prod' is not one of tenant 'acme-prod'");
  });

  it('a file holds Secrets of one namespace', () => {
    const spec = { ...onFlux, products: { web: {}, api: {} } };
    const acme = {
      ...customer('acme', spec),
      secrets: [secretFile(path, inNamespace('acme-prod-web'), inNamespace('acme-prod-api'))],
    };
    const products = [product('web'), product('api')];
    expect(issuesOf({ fleet: fleet(changes), products, customers: [acme] })).toStrictEqual([
      {
        severity: 'error',
        at: { file: path },
        problem: 'has Secrets of several namespaces: acme-prod-api, acme-prod-web',
        fix: 'give those of each namespace a file of their own',
      },
    ]);
  });
});

it('a cluster of Argo CD gets no encrypted files', () => {
  expect(judge([secretFile(path, sealed('a'))], {})).toStrictEqual([
    {
      severity: 'error',
      at: { file: path },
      problem: "Argo CD, which runs cluster 'argo-prod', decrypts nothing",
      fix: 'seal them with kubeseal, or take them from a secret store, by an ExternalSecret in the chart, and remove the file',
    },
  ]);
});
