import { sealedSecret, secretFile } from '../../../support/secrets';
import { customer, issuesOf } from '../../../support/specs';

it.each(['platform', 'default'])("a customer may not be called '%s', whose AppProject is taken", (name) => {
  expect(issuesOf({ customers: [customer(name)] })).toStrictEqual([
    {
      severity: 'error',
      at: { file: `customers/${name}/customer.ts`, path: 'name' },
      problem: `AppProject '${name}' of the fleet is claimed by ringfleet itself and customer ${name}`,
      fix: 'rename one of them',
    },
  ]);
});

describe('what applies SealedSecrets', () => {
  const tenants = { prod: { cluster: 'argo-prod', ring: 'late' } };
  const secrets = [secretFile('customers/acme/secrets/prod/a.yaml', sealedSecret('a', 'acme-prod'))];

  it('is in an AppProject that is not called as that of another customer', () => {
    const other = customer('acme-secrets', { tenants });
    const given = { customers: [{ ...customer('acme', { tenants }), secrets }, other] };
    expect(issuesOf(given).map(({ problem }) => problem)).toStrictEqual([
      "AppProject 'acme-secrets' of the fleet is claimed by the Secrets of customer acme and customer acme-secrets",
    ]);
    expect(issuesOf({ customers: [customer('acme', { tenants }), other] })).toStrictEqual([]);
  });
});
