import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { PacePlan } from '../../plan/environment/workloads';
import type { WebServicePlan } from '../plan/web-service';
import { everyPod, metadataOf } from './object';

/** The HorizontalPodAutoscaler, where the number of replicas is not fixed. Source: Kubernetes, "Horizontal Pod Autoscaling". */
export function autoscaler(scope: Construct, service: WebServicePlan): void {
  const { name, scaling, runner } = service;
  if ('replicas' in scaling) return;
  const { min, max, cpu, memory, up, down } = scaling;
  const metrics = [use('cpu', cpu), ...(memory === undefined ? [] : [use('memory', memory)])];
  new k8s.KubeHorizontalPodAutoscalerV2(scope, 'autoscaler', {
    metadata: metadataOf(service),
    spec: {
      scaleTargetRef:
        runner === 'Rollout'
          ? { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', name }
          : { apiVersion: 'apps/v1', kind: 'Deployment', name },
      minReplicas: min,
      maxReplicas: max,
      metrics,
      behavior: { scaleUp: pace(up), scaleDown: pace(down) },
    },
  });
}

function use(name: string, averageUtilization: number): k8s.MetricSpecV2 {
  return { type: 'Resource', resource: { name, target: { type: 'Utilization', averageUtilization } } };
}

function pace({ window, percent, every }: PacePlan): k8s.HpaScalingRulesV2 {
  return {
    stabilizationWindowSeconds: window,
    policies: [{ type: 'Percent', value: percent, periodSeconds: every }],
  };
}

/** Of all versions together, so that no eviction takes one of them away whole. Source: Kubernetes, "Specifying a Disruption Budget". */
export function disruptionBudget(scope: Construct, service: WebServicePlan): void {
  new k8s.KubePodDisruptionBudget(scope, 'disruption-budget', {
    metadata: metadataOf(service),
    spec: {
      maxUnavailable: k8s.IntOrString.fromNumber(service.maxUnavailable),
      selector: { matchLabels: everyPod(service) },
    },
  });
}
