import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { WebServicePlan } from '../plan/web-service';
import { metadataOf, selectorOf } from './object';
import { podTemplate } from './pod-template';

/** A Deployment: by itself, or for Flagger to follow. */
export function deployment(scope: Construct, service: WebServicePlan): void {
  const { workloads } = service;
  new k8s.KubeDeployment(scope, 'deployment', {
    metadata: metadataOf(service),
    spec: {
      ...replicasOf(service),
      selector: { matchLabels: selectorOf(service) },
      strategy: strategyOf(service),
      progressDeadlineSeconds: workloads.deadline,
      template: podTemplate(service),
    },
  });
}

/** Nothing where something else owns the number: an autoscaler, or Flagger, which scales what it follows to zero. */
export function replicasOf({ scaling, runner }: WebServicePlan): { replicas?: number } {
  return 'replicas' in scaling && runner !== 'Canary' ? { replicas: scaling.replicas } : {};
}

/** No pod goes before its successor is there, but where two versions may not run at once. */
function strategyOf({ workloads: { strategy } }: WebServicePlan): k8s.DeploymentStrategy {
  if (strategy.kind === 'Recreate') return { type: 'Recreate' };
  return {
    type: 'RollingUpdate',
    rollingUpdate: {
      maxSurge: k8s.IntOrString.fromString('25%'),
      maxUnavailable: k8s.IntOrString.fromNumber(0),
    },
  };
}
