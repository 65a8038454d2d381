import type { GuardrailsPlan } from '../tenant';
import type { EnvironmentSpec } from '../../authored/environment';
import type { GuardrailMode, GuardrailsSpec } from '../../authored/guardrails';
import type { ProductSpec } from '../../authored/product';
import type { TierSpec } from '../../authored/tier';

// Each the loosest first; the last holds where nobody says another.
const MODES: readonly GuardrailMode[] = ['off', 'warn', 'enforce'];
const LEVELS = ['baseline', 'restricted'] as const;

/** Who says how the guard rails of a namespace are meant. */
export interface Guarded {
  readonly products: readonly { readonly spec: Pick<ProductSpec, 'guardrails'> }[];
  readonly tier: Pick<TierSpec, 'guardrails'>;
  readonly environment: Pick<EnvironmentSpec, 'guardrails'>;
}

/** The guard rails of one namespace: product over tier over environment, and of several products the loosest. */
export function resolveGuardrails({ products, tier, environment }: Guarded): GuardrailsPlan {
  // A namespace without products has what its tenant has.
  const owns = products.length === 0 ? [undefined] : products.map(({ spec }) => spec.guardrails);
  const loosest = <T>(order: readonly T[], of: (spec: GuardrailsSpec) => T | undefined): T => {
    const said = owns.map((own) => {
      const given = [own, tier.guardrails, environment.guardrails].map((spec) => spec && of(spec));
      return given.find((each) => each !== undefined) ?? order.at(-1);
    });
    return order.find((each) => said.includes(each))!;
  };
  return {
    networkPolicies: loosest(MODES, ({ networkPolicies }) => networkPolicies),
    quota: loosest(MODES, ({ quota }) => quota),
    limits: loosest(MODES, ({ limits }) => limits),
    podSecurity: loosest(MODES, ({ podSecurity }) => podSecurity),
    admission: loosest(MODES, ({ admission }) => admission),
    podSecurityLevel: loosest(LEVELS, ({ podSecurityLevel }) => podSecurityLevel),
  };
}
