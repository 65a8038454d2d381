import { warning, type Issue } from '../../issues/issue';
import { tenantsOf } from '../../plan/fleet';
import type { ProductInput } from '../../authored/specs';
import type { Rule } from '../rule';

/**
 * NetworkPolicies let through what a product says and nothing else: one that says nothing is told, once, what it comes to. An
 * empty list says that nothing is meant.
 */
export const reachability: Rule = function* ({ specs, plan }) {
  const namespaces = tenantsOf(plan).flatMap((tenant) => tenant.namespaces);
  for (const product of specs.products) {
    const own = namespaces.filter(({ products }) => products.some(({ name }) => name === product.spec.name));
    const modes = own.map(({ guardrails }) => guardrails.networkPolicies);
    const ifSold = product.spec.guardrails?.networkPolicies ?? 'enforce';
    if ((modes.length > 0 ? modes : [ifSold]).every((mode) => mode === 'off')) continue;
    yield* unreached(product);
    yield* shutIn(product);
  }
};

function* unreached({ spec, file }: ProductInput): Generator<Issue> {
  if (!spec.hosts || spec.ports?.http !== undefined || spec.peers?.from !== undefined) return;
  yield warning(
    { file, path: 'ports' },
    `'${spec.name}' has hosts, but no port that the ingress controller may reach`,
    'give ports.http, the port of its pods; or under peers.from what reaches it instead, an empty list if nothing does',
  );
}

function* shutIn({ spec, file }: ProductInput): Generator<Issue> {
  if (spec.peers?.to !== undefined || spec.needsApiServer) return;
  yield warning(
    { file, path: 'peers' },
    `'${spec.name}' may reach DNS and its own namespace, and nothing else: no database, no other service, not the internet`,
    'list under peers.to what it calls, an empty list if that is nothing',
  );
}
