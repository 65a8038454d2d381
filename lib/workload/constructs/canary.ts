import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { type Check, checksOf } from '../plan/checks';
import type { WebServicePlan } from '../plan/web-service';
import { metadataOf } from './object';

const FLAGGER = 'flagger.app/v1beta1';

/**
 * Flagger's Canary, and what it asks of Prometheus. Flagger makes the Services, and copies of the Deployment and of its autoscaler for
 * the old version. Sources: Flagger, "How it works", "Deployment Strategies", "Metrics Analysis".
 */
export function canary(scope: Construct, service: WebServicePlan): void {
  const { name, port, scaling, workloads } = service;
  const { strategy, analysis, deadline, traffic } = workloads;
  const checks = askedBefore(service);
  for (const check of checks)
    new ApiObject(scope, `metric-${check.name}`, {
      apiVersion: FLAGGER,
      kind: 'MetricTemplate',
      metadata: metadataOf(service, `-${check.name}`),
      spec: { provider: { type: 'prometheus', address: analysis?.prometheus }, query: check.query },
    });
  const isSplit = strategy.kind === 'canary' && traffic?.by === 'nginx';
  new ApiObject(scope, 'canary', {
    apiVersion: FLAGGER,
    kind: 'Canary',
    metadata: metadataOf(service),
    spec: {
      provider: traffic?.by === 'istio' ? 'istio' : isSplit ? 'nginx' : 'kubernetes',
      targetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
      ...('max' in scaling && {
        autoscalerRef: { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', name },
      }),
      ...(isSplit && { ingressRef: { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', name } }),
      progressDeadlineSeconds: deadline,
      service: { name, port: 80, targetPort: port, portName: 'http', ...routes(service) },
      analysis: analysisOf(service, checks),
    },
  });
}

/** A new version has requests before it is promoted where they are split, and not where it is blue-green. */
function askedBefore(service: WebServicePlan): Check[] {
  const isCanary = service.workloads.strategy.kind === 'canary';
  return checksOf(service).filter(({ ofRequests }) => isCanary || !ofRequests);
}

function analysisOf({ name, workloads: { strategy, analysis } }: WebServicePlan, checks: readonly Check[]) {
  const { interval = 60, count = 5, failureLimit = 1 } = analysis ?? {};
  return {
    // So many bad answers are too many.
    threshold: failureLimit + 1,
    ...(strategy.kind === 'canary'
      ? { interval: `${strategy.every}s`, stepWeights: [...strategy.weights] }
      : { interval: `${interval}s`, iterations: count }),
    ...(checks.length > 0 && {
      metrics: checks.map(({ name: check, min, max }) => ({
        name: check,
        templateRef: { name: `${name}-${check}` },
        thresholdRange: { ...(min !== undefined && { min }), ...(max !== undefined && { max }) },
        interval: `${interval}s`,
      })),
    }),
  };
}

/** Where Istio routes, Flagger writes the VirtualService. */
function routes({ ingress, workloads: { traffic } }: WebServicePlan) {
  if (traffic?.by !== 'istio' || !ingress) return {};
  return {
    gateways: [...traffic.gateways],
    hosts: [ingress.host],
    match: [{ uri: { prefix: ingress.path } }],
  };
}
