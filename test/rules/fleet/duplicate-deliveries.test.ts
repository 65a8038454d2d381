import { sealedSecret, secretFile } from '../../support/secrets';
import { anyCluster, customer, fleet, issuesOf } from '../../support/specs';

it('names that are put together differently may not come out the same on one cluster', () => {
  const everywhere = {
    ...anyCluster,
    engine: 'argocd',
    environment: 'prod',
    hosts: ['dev', 'prod'],
    impersonation: false,
  } as const;
  const changed = fleet({ clusters: { one: everywhere } });
  const customers = [
    customer('a', {
      tenants: { dev: { sites: { prod: { cluster: 'one', ring: 'internal' } } } },
      products: {},
    }),
    customer('a-dev', { tenants: { prod: { cluster: 'one', ring: 'late' } }, products: {} }),
  ];
  const at = { file: 'customers/a-dev/customer.ts', path: 'tenants.prod' };
  const parties = 'is claimed by tenant a-dev-prod and tenant a-dev-prod';
  expect(issuesOf({ fleet: changed, customers })).toStrictEqual([
    {
      severity: 'error',
      at,
      problem: `Application or Kustomization 'a-dev-prod' on cluster one ${parties}`,
      fix: 'rename one of them',
    },
    {
      severity: 'error',
      at,
      problem: `namespace 'a-dev-prod' on cluster one ${parties}`,
      fix: 'rename one of them',
    },
  ]);
});

it('a release may not have the name of the guard rails of another tenant', () => {
  const naming = { guardrails: (tenant: string) => `${tenant}-web` };
  expect(issuesOf({ fleet: fleet({ naming }) })).toStrictEqual([
    {
      severity: 'error',
      at: { file: 'customers/acme/customer.ts', path: 'tenants.prod' },
      problem:
        "Application or Kustomization 'acme-prod-web' on cluster argo-prod is claimed by tenant acme-prod and web of tenant acme-prod",
      fix: 'rename one of them',
    },
  ]);
});

it.each(['infrastructure', 'tenants', 'bootstrap', 'root'])(
  "a tenant may not be called '%s', which is a root",
  (name) => {
    const naming = { guardrails: () => name };
    expect(issuesOf({ fleet: fleet({ naming }) })).toStrictEqual([
      {
        severity: 'error',
        at: { file: 'customers/acme/customer.ts', path: 'tenants.prod' },
        problem: `Application or Kustomization '${name}' on cluster argo-prod is claimed by the root ${name} and tenant acme-prod`,
        fix: 'rename one of them',
      },
    ]);
  },
);

describe('notifications', () => {
  const providers = { slack: { type: 'slack' } } as const;
  const alert = (of: 'platform' | 'releases') => ({ provider: 'slack', of }) as const;
  const judge = (first: object, second: object) => {
    const clusters = { 'flux-prod': fleet().clusters['flux-prod']! };
    const components = {
      bell: { notifications: { providers, alerts: {}, ...first } },
      horn: { notifications: { providers, alerts: {}, ...second } },
    };
    return issuesOf({ fleet: fleet({ clusters, components }), customers: [] }).map(({ problem }) => problem);
  };

  it('of one name are refused where two components have them in one namespace', () => {
    const alerts = { failing: alert('platform') };
    expect(judge({ alerts }, { alerts })).toStrictEqual([
      "alert 'flux-system/failing' on cluster flux-prod is claimed by component bell and component horn",
      "provider 'flux-system/slack' on cluster flux-prod is claimed by component bell and component horn",
    ]);
  });

  it('of one name are let through in different namespaces', () => {
    const first = { alerts: { failing: alert('platform') } };
    expect(judge(first, { alerts: { failing: alert('releases') } })).toStrictEqual([]);
  });
});

describe('what applies SealedSecrets', () => {
  const tenants = { prod: { cluster: 'argo-prod', ring: 'late' } };
  const secrets = [secretFile('customers/acme/secrets/prod/a.yaml', sealedSecret('a', 'acme-prod'))];
  const acme = customer('acme', { tenants });

  it('is not called as a release, whatever formula names that', () => {
    const given = { fleet: fleet({ naming: { release: (tenant) => `${tenant}-secrets` } }) };
    expect(
      issuesOf({ ...given, customers: [{ ...acme, secrets }] }).map(({ problem }) => problem),
    ).toStrictEqual([
      "Application or Kustomization 'acme-prod-secrets' on cluster argo-prod is claimed by tenant acme-prod and web of tenant acme-prod",
    ]);
    expect(issuesOf({ ...given, customers: [acme] })).toStrictEqual([]);
  });
});
