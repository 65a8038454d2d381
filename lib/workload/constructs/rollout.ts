import type { IAnalysisTemplate } from '@kubernetes-models/argo-rollouts/argoproj.io/v1alpha1/AnalysisTemplate';
import type { IRollout } from '@kubernetes-models/argo-rollouts/argoproj.io/v1alpha1/Rollout';
import { ApiObject } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { AnalysisPlan } from '../../plan/environment/workloads';
import { type Check, checksOf } from '../plan/checks';
import { nextService } from '../../plan/runner';
import type { WebServicePlan } from '../plan/web-service';
import { replicasOf } from './deployment';
import { metadataOf, selectorOf } from './object';
import { podTemplate } from './pod-template';

type Strategy = IRollout['spec']['strategy'];
type Metric = NonNullable<IAnalysisTemplate['spec']['metrics']>[number];

const ARGO = 'argoproj.io/v1alpha1';

/** How many versions back it is gone at once, without steps and analysis. Source: Argo Rollouts, "Rollback Windows". */
const ROLLBACK_WINDOW = 3;

/** A Rollout, and what it asks of Prometheus. Source: Argo Rollouts, "Rollout Specification". */
export function rollout(scope: Construct, service: WebServicePlan): void {
  const { workloads } = service;
  const checks = checksOf(service);
  const before = checks.filter(({ ofRequests }) => !ofRequests);
  const isBlueGreen = workloads.strategy.kind === 'blueGreen';
  if (workloads.analysis && checks.length > 0)
    analysisTemplate(scope, service, workloads.analysis, '', checks);
  if (workloads.analysis && isBlueGreen && before.length > 0)
    analysisTemplate(scope, service, workloads.analysis, '-preview', before);
  const manifest: Omit<IRollout, 'metadata'> = {
    apiVersion: ARGO,
    kind: 'Rollout',
    spec: {
      ...replicasOf(service),
      selector: { matchLabels: selectorOf(service) },
      strategy: strategyOf(service, checks, before),
      progressDeadlineSeconds: workloads.deadline,
      progressDeadlineAbort: workloads.rollback === 'automatic',
      rollbackWindow: { revisions: ROLLBACK_WINDOW },
      template: k8s.toJson_PodTemplateSpec(podTemplate(service)) as IRollout['spec']['template'],
    },
  };
  new ApiObject(scope, 'rollout', { ...manifest, metadata: metadataOf(service) });
}

/**
 * Without steps it replaces pods as a Deployment does: at once where two versions may not run together, else a quarter of them at a
 * time. Source: Argo Rollouts, "Canary", "Mimicking Rolling Update".
 */
function strategyOf(service: WebServicePlan, checks: readonly Check[], before: readonly Check[]): Strategy {
  const { name, workloads, runner } = service;
  const { strategy } = workloads;
  if (strategy.kind === 'Recreate') return { canary: { maxSurge: 0, maxUnavailable: '100%' } };
  if (strategy.kind === 'RollingUpdate') return { canary: { maxSurge: '25%', maxUnavailable: 0 } };
  const next = nextService(name, workloads, runner);
  const asked = (suffix: string) => ({ templates: [{ templateName: `${name}${suffix}` }] });
  if (strategy.kind === 'blueGreen')
    return {
      blueGreen: {
        activeService: name,
        ...(next !== undefined && { previewService: next }),
        autoPromotionEnabled: !strategy.manualPromotion,
        ...(before.length > 0 && { prePromotionAnalysis: asked('-preview') }),
        ...(checks.length > 0 && { postPromotionAnalysis: asked('') }),
      },
    };
  const { weights, every, manualPromotion } = strategy;
  return {
    canary: {
      maxSurge: '25%',
      maxUnavailable: 0,
      ...routing(service, next),
      ...(checks.length > 0 && { analysis: { ...asked(''), startingStep: 1 } }),
      steps: [
        ...weights.flatMap((setWeight) => [{ setWeight }, { pause: { duration: `${every}s` } }]),
        ...(manualPromotion ? [{ pause: {} }] : []),
      ],
    },
  };
}

/** Who splits the requests; where nobody does, the numbers of replicas do. */
function routing({ name, workloads: { traffic } }: WebServicePlan, canaryService: string | undefined) {
  if (!traffic || canaryService === undefined) return {};
  return {
    stableService: name,
    canaryService,
    trafficRouting:
      traffic.by === 'nginx'
        ? { nginx: { stableIngress: name } }
        : { istio: { virtualService: { name, routes: ['primary'] } } },
  };
}

function analysisTemplate(
  scope: Construct,
  service: WebServicePlan,
  analysis: AnalysisPlan,
  suffix: string,
  checks: readonly Check[],
): void {
  const manifest: Omit<IAnalysisTemplate, 'metadata'> = {
    apiVersion: ARGO,
    kind: 'AnalysisTemplate',
    spec: { metrics: checks.map((check) => metricOf(check, service, analysis)) },
  };
  new ApiObject(scope, `analysis${suffix}`, { ...manifest, metadata: metadataOf(service, suffix) });
}

/**
 * A bad answer fails, and what fails is taken back. Where a person decides it is neither good nor failed: the Rollout then pauses. Source:
 * Argo Rollouts, "Analysis", "Inconclusive Runs".
 */
function metricOf({ name, query, min, max }: Check, service: WebServicePlan, analysis: AnalysisPlan): Metric {
  const { strategy, rollback } = service.workloads;
  const { prometheus: address, interval, count, failureLimit } = analysis;
  const bounds = [
    ...(min === undefined ? [] : [`result[0] >= ${min}`]),
    ...(max === undefined ? [] : [`result[0] <= ${max}`]),
  ];
  return {
    name,
    initialDelay: `${interval}s`,
    interval: `${interval}s`,
    // A canary is asked as long as it takes.
    ...(strategy.kind === 'blueGreen' && { count }),
    successCondition: bounds.join(' && '),
    ...(rollback === 'automatic'
      ? { failureLimit }
      : { failureCondition: 'false', inconclusiveLimit: failureLimit }),
    provider: { prometheus: { address, query } },
  };
}
