import fc from 'fast-check';
import type { GuardrailMode, GuardrailsSpec } from '../../../lib/authored/guardrails';
import { resolveGuardrails } from '../../../lib/plan/resolve/guardrails';

const ENFORCED = {
  networkPolicies: 'enforce',
  quota: 'enforce',
  limits: 'enforce',
  podSecurity: 'enforce',
  admission: 'enforce',
  podSecurityLevel: 'restricted',
};

function resolved(
  environment?: GuardrailsSpec,
  tier?: GuardrailsSpec,
  ...products: readonly (GuardrailsSpec | undefined)[]
) {
  const said = (guardrails?: GuardrailsSpec) => (guardrails ? { guardrails } : {});
  return resolveGuardrails({
    environment: said(environment),
    tier: said(tier),
    products: products.map((each) => ({ spec: said(each) })),
  });
}

it('every guard rail is enforced where nobody says anything', () => {
  expect(resolved()).toEqual(ENFORCED);
  expect(resolved({}, {}, {}, undefined)).toEqual(ENFORCED);
});

it('the tier goes before the environment, and the product before both, each guard rail for itself', () => {
  expect(resolved({ quota: 'warn', limits: 'warn' }, { limits: 'off' })).toEqual({
    ...ENFORCED,
    quota: 'warn',
    limits: 'off',
  });
  expect(resolved({ podSecurity: 'warn' }, { podSecurity: 'off' }, { podSecurity: 'enforce' })).toEqual(
    ENFORCED,
  );
  expect(resolved({}, {}, { podSecurityLevel: 'baseline' })).toEqual({
    ...ENFORCED,
    podSecurityLevel: 'baseline',
  });
});

it('products that share a namespace have the loosest of what each would have alone', () => {
  expect(resolved({}, {}, { networkPolicies: 'warn' }, {}).networkPolicies).toBe('warn');
  expect(resolved({ networkPolicies: 'warn' }, {}, { networkPolicies: 'enforce' }, {}).networkPolicies).toBe(
    'warn',
  );
  expect(resolved({ networkPolicies: 'warn' }, {}, { networkPolicies: 'enforce' }).networkPolicies).toBe(
    'enforce',
  );
});

it('the order of products is irrelevant, and a product more tightens nothing', () => {
  const modes: GuardrailMode[] = ['off', 'warn', 'enforce'];
  const spec = fc.record({ quota: fc.constantFrom(...modes) }, { requiredKeys: [] });
  fc.assert(
    fc.property(spec, spec, fc.array(spec, { minLength: 1 }), spec, (environment, tier, products, more) => {
      const before = resolved(environment, tier, ...products).quota;
      expect(resolved(environment, tier, ...[...products].reverse()).quota).toBe(before);
      const after = resolved(environment, tier, ...products, more).quota;
      expect(modes.indexOf(after)).toBeLessThanOrEqual(modes.indexOf(before));
    }),
  );
});
