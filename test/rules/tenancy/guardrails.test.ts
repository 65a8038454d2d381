import { plan } from '../../../lib/planner/plan';
import type { GuardrailMode, GuardrailsSpec } from '../../../lib/authored/guardrails';
import { customer, fleet, issuesOf, product, specs, tier } from '../../support/specs';
import { filesOf } from '../../support/sample';

const ofTier = (guardrails: GuardrailsSpec) => fleet({ tiers: { standard: { ...tier, guardrails } } });

describe('limits', () => {
  const refused = (limits: 'off' | 'warn', at: object) => ({
    severity: 'error',
    at,
    problem: `limits are '${limits}', but the quota is enforced: it refuses every pod that states no requests and limits, and the LimitRange that would give it some does not`,
    fix: `let quota be '${limits}' here too, or limits be 'enforce'`,
  });

  it('are enforced where the quota is', () => {
    expect(issuesOf({ fleet: ofTier({ limits: 'off', quota: 'off' }) })).toStrictEqual([]);
    expect(issuesOf({ fleet: ofTier({ limits: 'warn', quota: 'off' }) })).toStrictEqual([]);
    expect(issuesOf({ fleet: ofTier({ quota: 'warn' }) })).toStrictEqual([]);
    expect(issuesOf({ fleet: ofTier({ limits: 'off' }) })).toStrictEqual([
      refused('off', { file: 'fleet/fleet.ts', path: 'tiers.standard.guardrails.limits' }),
    ]);
  });

  it('are judged as they come out, once, where it was said', () => {
    const lenient = product('web', { guardrails: { limits: 'warn' } });
    expect(issuesOf({ products: [lenient], customers: [customer('acme'), customer('beta')] })).toStrictEqual([
      refused('warn', { file: 'products/web/product.ts', path: 'guardrails.limits' }),
    ]);
    const { environments } = fleet();
    const prod = { ...environments['prod']!, guardrails: { limits: 'off' } as const };
    expect(issuesOf({ fleet: fleet({ environments: { ...environments, prod } }) })).toStrictEqual([
      refused('off', { file: 'fleet/fleet.ts', path: 'environments.prod.guardrails.limits' }),
    ]);
  });
});

describe('NetworkPolicies of a cluster that runs', () => {
  const customers = [customer('acme'), customer('beta')];
  const output = (networkPolicies: GuardrailMode) =>
    filesOf(specs({ fleet: ofTier({ networkPolicies }), customers }));
  const issues = (networkPolicies: GuardrailMode, files: Readonly<Record<string, string>>) =>
    issuesOf({ fleet: ofTier({ networkPolicies }), customers, before: (path) => files[path] });

  it('are not turned off while they are enforced: what denies would stay behind', () => {
    expect(issues('off', output('enforce'))).toStrictEqual([
      {
        severity: 'error',
        at: { file: 'fleet/fleet.ts', path: 'tiers.standard.guardrails.networkPolicies' },
        problem:
          "networkPolicies go from 'enforce' to 'off' in 'acme-prod' and 1 more: 'default-deny', and what else is kept, stays in the cluster and goes on denying",
        fix: "publish 'warn' first, and 'off' when the cluster has it",
      },
    ]);
  });

  it('may be turned off when they only warn, or were never there, and anything else any time', () => {
    expect(issues('off', output('warn'))).toStrictEqual([]);
    expect(issues('off', output('off'))).toStrictEqual([]);
    expect(issues('off', {})).toStrictEqual([]);
    for (const before of ['off', 'warn', 'enforce'] as const) {
      expect(issues('warn', output(before))).toStrictEqual([]);
      expect(issues('enforce', output(before))).toStrictEqual([]);
    }
  });

  it('are looked up in the file of the tenant, by namespace', () => {
    const loose = product('web', { guardrails: { networkPolicies: 'off' } });
    const changed = (products = [product('web'), product('api')]) =>
      specs({
        fleet: fleet({ namespacePer: 'release' }),
        products,
        customers: [customer('acme', { products: { web: {}, api: {} } })],
      });
    const files = filesOf(changed());
    const { issues: found } = plan({ ...changed([loose, product('api')]), before: (path) => files[path] });
    expect(found.map(({ at, problem }) => [at.path, problem.slice(0, 64)])).toStrictEqual([
      ['guardrails.networkPolicies', "networkPolicies go from 'enforce' to 'off' in 'acme-prod-web': '"],
    ]);
    const { issues: again } = plan({
      ...changed([loose, product('api')]),
      before: (path) => filesOf(changed([loose, product('api')]))[path],
    });
    expect(again).toStrictEqual([]);
  });
});
