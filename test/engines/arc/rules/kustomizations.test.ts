import type { ArcKustomization } from '../../../../lib/engines/arc/authored/settings';
import { arcCluster } from '../../../support/arc';
import { fleet, issuesOf } from '../../../support/specs';

function judge(dependencies: Record<string, string[]>, apps: Record<string, string[]> = {}) {
  const of = (given: Record<string, string[]>) => ({
    kustomizations: Object.fromEntries(
      Object.entries(given).map(([name, dependsOn]): [string, ArcKustomization] => [
        name,
        { path: `extra/${name}`, dependsOn },
      ]),
    ),
  });
  const one = arcCluster({ configurations: { infra: of(dependencies), apps: of(apps) } });
  return issuesOf({ fleet: fleet({ clusters: { one } }), customers: [] });
}
const at = (path: string) => ({
  file: 'fleet/fleet.ts',
  path: `clusters.one.arc.configurations.infra.kustomizations.${path}`,
});

it('kustomizations may depend on one another and on those of ringfleet', () => {
  expect(judge({ a: ['guardrails'], b: ['a', 'infra'] }, { a: ['apps'] })).toStrictEqual([]);
});

it('a kustomization may not have the name of one of ringfleet', () => {
  expect(judge({ guardrails: [] })).toStrictEqual([
    {
      severity: 'error',
      at: at('guardrails'),
      problem: "configuration 'infra' has a kustomization 'guardrails' of its own",
      fix: 'rename this one',
    },
  ]);
});

it('a dependency on another configuration is refused, with those that there are', () => {
  expect(judge({ policies: ['apps'] })).toStrictEqual([
    {
      severity: 'error',
      at: at('policies.dependsOn'),
      problem:
        "configuration 'infra' has no kustomization 'apps', and ARM knows no order between configurations",
      fix: 'use one of: guardrails, infra',
    },
  ]);
});

it('a misspelt dependency is refused, with the nearest', () => {
  expect(judge({ policies: ['guardrail'] })[0]?.fix).toBe(
    "did you mean 'guardrails'? Allowed: guardrails, infra",
  );
});

it('a cycle is refused, and shown whole', () => {
  expect(judge({ b: ['a'], a: ['b'] })).toStrictEqual([
    {
      severity: 'error',
      at: at('a.dependsOn'),
      problem: 'kustomizations depend on one another: a -> b -> a',
      fix: 'remove one of these dependencies, or none of them is ever applied',
    },
  ]);
  expect(judge({ a: ['a'] })[0]?.problem).toBe("'a' depends on itself");
});
