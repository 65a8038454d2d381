import { runnerOf } from '../../../plan/runner';
import type { WorkloadsPlan } from '../../../plan/environment/workloads';
import type { ApplicationSettings } from '../authored/application';

type Ignored = NonNullable<ApplicationSettings['ignoreDifferences']>[number];

/**
 * Fields of workloads that git does not decide: autoscalers write the replicas, and Argo Rollouts which version a Service and a route lead
 * to. Sources: Argo Rollouts, "BlueGreen", "Istio", "Integrating with GitOps"; Kubernetes, "Horizontal Pod Autoscaling".
 */
export function writtenByOthers(workloads: WorkloadsPlan): Ignored[] {
  const { scaling, strategy, traffic } = workloads;
  const isRollout = runnerOf(workloads, 'argo-rollouts') === 'Rollout';
  const ignored: Ignored[] = [];
  if ('max' in scaling) {
    const target = isRollout
      ? { group: 'argoproj.io', kind: 'Rollout' }
      : { group: 'apps', kind: 'Deployment' };
    ignored.push({ ...target, jsonPointers: ['/spec/replicas'] });
  }
  const isSplit = strategy.kind === 'canary' && traffic !== undefined;
  if (strategy.kind === 'blueGreen' || isSplit)
    ignored.push({ kind: 'Service', jsonPointers: ['/spec/selector/rollouts-pod-template-hash'] });
  if (isSplit && traffic.by === 'istio')
    ignored.push({
      group: 'networking.istio.io',
      kind: 'VirtualService',
      jqPathExpressions: ['.spec.http[].route[].weight'],
    });
  return ignored;
}
