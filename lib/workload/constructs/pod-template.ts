import { k8s } from 'cdk8s-plus-28';
import type { ProbePlan, WebServicePlan } from '../plan/web-service';
import { configChecksum, mounted, variablesOf } from './config';
import { everyPod, NAME, selectorOf } from './object';

/** Failure domains that pods are spread over, the larger one first. Source: Kubernetes, "Pod Topology Spread Constraints". */
const DOMAINS = ['topology.kubernetes.io/zone', 'kubernetes.io/hostname'];

/**
 * The pods of a service, as the level `restricted` of the Pod Security Standards allows them. Source: Kubernetes, "Pod Security
 * Standards".
 */
export function podTemplate(service: WebServicePlan): k8s.PodTemplateSpec {
  const { name, pullSecrets, gracePeriod, user } = service;
  return {
    metadata: {
      labels: { ...selectorOf(service), ...everyPod(service) },
      annotations: configChecksum(service),
    },
    spec: {
      serviceAccountName: name,
      automountServiceAccountToken: false,
      securityContext: {
        runAsNonRoot: true,
        seccompProfile: { type: 'RuntimeDefault' },
        ...(user && { runAsUser: user.id }),
        ...(user?.group !== undefined && { fsGroup: user.group }),
      },
      terminationGracePeriodSeconds: gracePeriod,
      topologySpreadConstraints: spread(service),
      ...(pullSecrets.length > 0 && { imagePullSecrets: pullSecrets.map((secret) => ({ name: secret })) }),
      containers: [container(service)],
      volumes: mounted(service).map(({ volume }) => volume),
    },
  };
}

/** By an expression and not by labels: Flagger puts the name of the old version's pods into expressions alone. */
function spread({ name, spread: how }: WebServicePlan): k8s.TopologySpreadConstraint[] {
  return DOMAINS.map((topologyKey) => ({
    maxSkew: 1,
    topologyKey,
    whenUnsatisfiable: how === 'required' ? 'DoNotSchedule' : 'ScheduleAnyway',
    labelSelector: { matchExpressions: [{ key: NAME, operator: 'In', values: [name] }] },
  }));
}

function container(service: WebServicePlan): k8s.Container {
  const { image, command, args, port, metrics, probes, resources } = service;
  const envFrom = variablesOf(service);
  return {
    name: 'web',
    image,
    ...(command && { command: [...command] }),
    ...(args && { args: [...args] }),
    ports: [
      { name: 'http', containerPort: port },
      ...(metrics ? [{ name: 'metrics', containerPort: metrics.port }] : []),
    ],
    ...(envFrom.length > 0 && { envFrom }),
    startupProbe: probe(probes.startup),
    readinessProbe: probe(probes.readiness),
    livenessProbe: probe(probes.liveness),
    resources: { requests: amounts(resources.requests), limits: amounts(resources.limits) },
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      readOnlyRootFilesystem: true,
    },
    volumeMounts: mounted(service).map(({ volume: { name }, path, readOnly }) => ({
      name,
      mountPath: path,
      ...(readOnly && { readOnly }),
    })),
  };
}

function probe({ path, port, every, timeout, failures }: ProbePlan): k8s.Probe {
  return {
    httpGet: { path, port: k8s.IntOrString.fromString(port) },
    periodSeconds: every,
    timeoutSeconds: timeout,
    failureThreshold: failures,
  };
}

function amounts({ cpu, memory }: WebServicePlan['resources']['limits']): Record<string, k8s.Quantity> {
  return { cpu: k8s.Quantity.fromString(cpu), memory: k8s.Quantity.fromString(memory) };
}
