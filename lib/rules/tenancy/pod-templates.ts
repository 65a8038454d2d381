import { writtenOf } from '../../content/forms';
import { error, type Issue, type Location } from '../../issues/issue';
import { locate } from '../../plan/locate';
import { tenantsOf } from '../../plan/fleet';
import { faultsOfAmounts, faultsOfProbes } from '../../plan/pods/amounts';
import { faultsOfRestricted } from '../../plan/pods/restricted';
import { podSpec, type PodFault } from '../../plan/pods/spec';
import { podTemplates, type PodTemplate } from '../../plan/pods/templates';
import type { ReleasePlan, TenantPlan } from '../../plan/tenant';
import type { Rule } from '../rule';

/**
 * Pods of releases that are written here pass the guard rails of their namespace, and say what they ask for and how they are.
 * What charts and kustomizations come to, the cluster judges.
 */
export const podTemplatesFit: Rule = function* ({ plan }) {
  const said = new Set<string>();
  for (const tenant of tenantsOf(plan))
    for (const release of tenant.releases) {
      const written = writtenOf(release.content);
      if (!written) continue;
      const at = { file: locate(release.product.base, []).file, path: written.kind };
      for (const template of podTemplates(written.objects))
        for (const fault of faultsOf(template, tenant, release)) {
          // The same mistake in many releases is one.
          const key = [at.file, template.of.split(' ')[0], fault.problem].join('\n');
          if (said.has(key)) continue;
          said.add(key);
          yield judged(at, template, release, fault);
        }
    }
};

function judged(at: Location, { of }: PodTemplate, { name }: ReleasePlan, { problem, fix }: PodFault): Issue {
  return error(at, `pods of ${of} in release '${name}': ${problem}`, fix);
}

function* faultsOf(
  { spec, isServing, isFixed }: PodTemplate,
  { tier }: TenantPlan,
  { namespace: { guardrails } }: ReleasePlan,
): Generator<PodFault> {
  if (isFixed)
    yield { problem: 'replicas are stated, and an autoscaler sets them', fix: 'leave spec.replicas out' };
  const pod = podSpec.safeParse(spec);
  if (!pod.success) {
    yield {
      problem: 'they have no containers, or fields of other types',
      fix: 'write spec as Kubernetes has it',
    };
    return;
  }
  if (guardrails.podSecurity !== 'off' && guardrails.podSecurityLevel === 'restricted')
    yield* faultsOfRestricted(pod.data);
  yield* faultsOfAmounts(pod.data, guardrails.limits === 'off' ? undefined : tier.container.max);
  if (isServing) yield* faultsOfProbes(pod.data);
}
