import { writtenOf } from '../../content/forms';
import type { GuardrailMode } from '../../authored/guardrails';
import { error, warning } from '../../issues/issue';
import { locate } from '../../plan/locate';
import { tenantsOf } from '../../plan/fleet';
import { faultsOfAmounts, faultsOfMaximum, faultsOfProbes } from '../../plan/pods/amounts';
import { faultsOfRestricted } from '../../plan/pods/restricted';
import { podSpec, type PodFault } from '../../plan/pods/spec';
import { podTemplates, type PodTemplate } from '../../plan/pods/templates';
import type { ReleasePlan, TenantPlan } from '../../plan/tenant';
import type { Rule } from '../rule';

/**
 * Pods of releases that are written here pass the guard rails of their namespace, and say what they ask for and how they are.
 * Where a guard rail only warns, so does this. What charts and kustomizations come to, the cluster judges.
 */
export const podTemplatesFit: Rule = function* ({ plan }) {
  const said = new Set<string>();
  for (const tenant of tenantsOf(plan))
    for (const release of tenant.releases) {
      const written = writtenOf(release.content);
      if (!written) continue;
      const at = { file: locate(release.product.base, []).file, path: written.kind };
      for (const [index, template] of podTemplates(written.objects).entries())
        for (const [mode, { problem, fix }] of faultsOf(template, tenant, release)) {
          // The same mistake in many releases is one. Names may differ between them, and are no part of it.
          const key = [at.file, index, mode, problem].join('\n');
          if (said.has(key)) continue;
          said.add(key);
          const issue = mode === 'enforce' ? error : warning;
          yield issue(at, `pods of ${template.of} in release '${release.name}': ${problem}`, fix);
        }
    }
};

/** What is wrong, by the mode of what holds it back; what no guard rail holds back is enforced here. */
function* faultsOf(
  { spec, isServing, isFixed }: PodTemplate,
  { tier }: TenantPlan,
  { namespace: { guardrails } }: ReleasePlan,
): Generator<readonly [GuardrailMode, PodFault]> {
  const { podSecurity, podSecurityLevel, limits } = guardrails;
  if (isFixed)
    yield [
      'enforce',
      { problem: 'replicas are stated, and an autoscaler sets them', fix: 'leave spec.replicas out' },
    ];
  const pod = podSpec.safeParse(spec);
  if (!pod.success) {
    const problem = 'they have no containers, or fields of other types';
    yield ['enforce', { problem, fix: 'write spec as Kubernetes has it' }];
    return;
  }
  if (podSecurity !== 'off' && podSecurityLevel === 'restricted')
    for (const fault of faultsOfRestricted(pod.data)) yield [podSecurity, fault];
  for (const fault of faultsOfAmounts(pod.data)) yield ['enforce', fault];
  if (limits !== 'off')
    for (const fault of faultsOfMaximum(pod.data, tier.container.max)) yield [limits, fault];
  if (isServing) for (const fault of faultsOfProbes(pod.data)) yield ['enforce', fault];
}
