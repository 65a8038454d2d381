import { wholeSeconds } from '../../authored/duration';
import { acceptsTag } from '../../authored/environment/image-tags';
import { bytes, millicores } from '../../authored/quantity';
import { faultsIn } from '../../issues/explain';
import { type ScalingPlan, scalingOf, type WorkloadsPlan } from '../../plan/environment/workloads';
import type { ProbeSpec } from '../authored/probe';
import { type WebServiceSpec, webServiceSchema } from '../authored/web-service';
import { runnerOf, type Runner } from '../../plan/runner';
import type { WorkloadRelease } from '../../content/workload/authored';

type Given<K extends keyof WebServiceSpec> = NonNullable<WebServiceSpec[K]>;

/** A probe, with every default resolved; times in seconds. */
export interface ProbePlan extends Required<Pick<ProbeSpec, 'path' | 'port' | 'failures'>> {
  readonly every: number;
  readonly timeout: number;
}

/** A service, with every default resolved; times in seconds. */
export interface WebServicePlan
  extends
    Pick<WebServiceSpec, 'command' | 'args' | 'user'>,
    Required<
      Pick<
        WebServiceSpec,
        'name' | 'port' | 'resources' | 'secrets' | 'maxUnavailable' | 'spread' | 'writable'
      >
    > {
  readonly namespace: string;
  /** With its tag. */
  readonly image: string;
  readonly pullSecrets: readonly string[];
  readonly probes: Readonly<Record<keyof Given<'probes'>, ProbePlan>>;
  /** The ConfigMap with what it is told. @default - it is told nothing */
  readonly config?: Required<Given<'config'>> & { readonly name: string };
  /** @default - requests come from the namespace alone */
  readonly ingress?: Required<Omit<Given<'ingress'>, 'class' | 'issuer'>> &
    Pick<Given<'ingress'>, 'class' | 'issuer'>;
  /** @default - nothing is scraped */
  readonly metrics?: Required<Omit<Given<'metrics'>, 'interval'>> & { readonly interval: number };
  readonly scaling: ScalingPlan;
  readonly gracePeriod: number;
  readonly workloads: WorkloadsPlan;
  readonly runner: Runner;
}

/** What is wrong with a service, as a sentence each. */
export interface ServiceFault {
  readonly problem: string;
  readonly fix: string;
}

/** The service with every default, for a release; or all that is wrong with it. */
export function resolveWebService(
  spec: WebServiceSpec,
  release: WorkloadRelease,
): WebServicePlan | readonly ServiceFault[] {
  const malformed = faultsIn(webServiceSchema, spec).map(({ path, problem, fix }) => ({
    problem: path.length === 0 ? `the props of a WebService: ${problem}` : `'${path.join('.')}' ${problem}`,
    fix,
  }));
  if (malformed.length > 0) return malformed;
  const faults = [...faultsOfWhole(spec, release)];
  return faults.length > 0 ? faults : planOf(spec, release);
}

function planOf(spec: WebServiceSpec, release: WorkloadRelease): WebServicePlan {
  const { readiness, liveness, startup } = spec.probes;
  const { workloads } = release;
  const name = spec.name ?? release.name;
  return {
    ...(spec.command && { command: spec.command }),
    ...(spec.args && { args: spec.args }),
    ...(spec.user && { user: spec.user }),
    name,
    namespace: release.namespace,
    image: `${spec.image.name}:${spec.image.tag ?? release.version}`,
    pullSecrets: spec.image.pullSecrets ?? [],
    port: spec.port ?? 8080,
    probes: {
      readiness: probeOf(readiness, 3),
      liveness: probeOf(liveness, 3),
      startup: startup ? probeOf(startup, 30) : { ...probeOf(liveness, 3), failures: 30 },
    },
    resources: spec.resources,
    ...(spec.config && {
      config: { name: `${name}-config`, variables: {}, files: {}, path: '/etc/config', ...spec.config },
    }),
    secrets: spec.secrets ?? [],
    ...(spec.ingress && {
      ingress: { path: '/', tlsSecret: `${name}-tls`, annotations: {}, ...spec.ingress },
    }),
    ...(spec.metrics && {
      metrics: { path: '/metrics', ...spec.metrics, interval: wholeSeconds(spec.metrics.interval ?? '30s') },
    }),
    scaling: spec.scaling ? scalingOf(spec.scaling) : workloads.scaling,
    maxUnavailable: spec.maxUnavailable ?? 1,
    spread: spec.spread ?? 'preferred',
    writable: spec.writable ?? ['/tmp'],
    gracePeriod: wholeSeconds(spec.gracePeriod ?? '30s'),
    workloads,
    runner: runnerOf(workloads, release.progressive),
  };
}

function probeOf({ path, port = 'http', every, timeout, failures }: ProbeSpec, most: number): ProbePlan {
  return {
    path,
    port,
    every: wholeSeconds(every ?? '10s'),
    timeout: wholeSeconds(timeout ?? '1s'),
    failures: failures ?? most,
  };
}

/** What no single field can tell. */
function* faultsOfWhole(spec: WebServiceSpec, release: WorkloadRelease): Generator<ServiceFault> {
  const { imageTags, environment, workloads } = release;
  const tag = spec.image.tag ?? release.version;
  if (tag === undefined)
    yield {
      problem: `image '${spec.image.name}' has no tag`,
      fix: 'give image.tag, or let the product have versions',
    };
  else if (imageTags && !acceptsTag(imageTags, tag))
    yield {
      problem: `image tag '${tag}' is none that environment '${environment}' runs`,
      fix: `give ${imageTags.says}`,
    };
  yield* faultsOfResources(spec.resources);
  const { metrics, probes, port = 8080 } = spec;
  if (metrics?.port === port)
    yield { problem: `'metrics.port' is ${port}, as 'port' is`, fix: 'give metrics a port of their own' };
  if (!metrics && Object.values(probes).some((probe) => probe?.port === 'metrics'))
    yield {
      problem: "a probe asks the port 'metrics', which is not there",
      fix: "give metrics, or ask 'http'",
    };
  if (workloads.traffic?.by === 'nginx' && workloads.strategy.kind === 'canary' && !spec.ingress)
    yield {
      problem: `environment '${environment}' splits requests by ingress-nginx, and no Ingress leads here`,
      fix: 'give ingress, or leave traffic out of the environment: replicas then split them',
    };
  const { scaling } = spec;
  if (scaling && 'max' in scaling && scaling.min > scaling.max)
    yield {
      problem: `'scaling.min' is ${scaling.min}, more than 'scaling.max'`,
      fix: `give at most ${scaling.max}`,
    };
}

function* faultsOfResources({ requests, limits }: WebServiceSpec['resources']): Generator<ServiceFault> {
  if (millicores(requests.cpu) > millicores(limits.cpu))
    yield {
      problem: `'resources.requests.cpu' is ${requests.cpu}, more than the limit`,
      fix: `give at most ${limits.cpu}`,
    };
  if (bytes(requests.memory) > bytes(limits.memory))
    yield {
      problem: `'resources.requests.memory' is ${requests.memory}, more than the limit`,
      fix: `give at most ${limits.memory}`,
    };
}
