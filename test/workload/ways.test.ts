import { Ajv } from 'ajv';
import { canarySchema, metricTemplateSchema } from '../support/flagger-schema';
import { containersOf, podOf, violations } from '../support/pod-security';
import { asked } from '../support/promql';
import { verdicts } from '../support/verdicts';
import { type Drawing, FULL, objectsOf, ways } from '../support/workloads';

const all = ways().map((way) => ({ ...way, objects: objectsOf(FULL, way.release) }));

const ajv = new Ajv({ allErrors: true, strictTypes: false, strictRequired: false });
const flagger = { Canary: ajv.compile(canarySchema), MetricTemplate: ajv.compile(metricTemplateSchema) };

function named(objects: readonly Drawing[], kind: string): string[] {
  return objects.filter((object) => object.kind === kind).map(({ metadata }) => metadata.name);
}

/** Every text below a key of that name, at any depth. */
function textsAt(value: unknown, key: string): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([each, below]) => [
    ...(each === key && typeof below === 'string' ? [below] : []),
    ...textsAt(below, key),
  ]);
}

describe('a service, rolled out in each of the ways that there are', () => {
  it('is a number of ways', () => expect(all).toHaveLength(144));

  it('consists of objects that their types and CRDs allow', () => {
    const objects = all.flatMap((way) => way.objects.map((object) => ({ title: way.title, object })));
    const said = verdicts(objects.map(({ object }) => object));
    const faults = objects.flatMap(({ title, object }, index) => {
      const { kind } = object;
      const ofFlagger = kind in flagger ? flagger[kind as keyof typeof flagger] : undefined;
      const fault = ofFlagger ? !ofFlagger(object) && ajv.errorsText(ofFlagger.errors) : said[index];
      return fault ? [`${title} ${kind}: ${fault}`] : [];
    });
    expect(faults).toEqual([]);
  });

  it('has pods that the level restricted allows, with requests, limits and probes', () => {
    for (const { title, objects } of all) {
      const pods = objects.flatMap((object) => podOf(object) ?? []);
      expect([title, pods.length]).toEqual([title, 1]);
      for (const pod of pods) {
        expect(violations(pod)).toEqual([]);
        for (const container of containersOf(pod))
          expect(container).toMatchObject({
            resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '1', memory: '256Mi' } },
            readinessProbe: {},
            livenessProbe: {},
            startupProbe: {},
          });
      }
    }
  });

  it('has no fixed replicas beside an autoscaler, and one target for it', () => {
    for (const { objects, workloads } of all) {
      const workload = objects.find(({ kind }) => kind === 'Deployment' || kind === 'Rollout')!;
      const [autoscaler, ...more] = objects.filter(({ kind }) => kind === 'HorizontalPodAutoscaler');
      expect(more).toEqual([]);
      if (workloads.scaling && 'replicas' in workloads.scaling) expect(autoscaler).toBeUndefined();
      if (!autoscaler) continue;
      expect(workload.spec).not.toHaveProperty('replicas');
      const { apiVersion, kind, metadata } = workload;
      expect(autoscaler.spec).toMatchObject({
        scaleTargetRef: { apiVersion, kind, name: metadata.name },
        minReplicas: 3,
        maxReplicas: 20,
      });
    }
  });

  it('refers to nothing that is not there', () => {
    for (const { title, objects } of all) {
      const made = objects.some(({ kind }) => kind === 'Canary')
        ? ['acme-prod-web', 'acme-prod-web-canary', 'acme-prod-web-primary']
        : [];
      const services = [...named(objects, 'Service'), ...made];
      const workload = objects.filter(({ kind }) => ['Rollout', 'Canary', 'VirtualService'].includes(kind));
      const referred = ['activeService', 'previewService', 'stableService', 'canaryService'].flatMap((key) =>
        workload.flatMap(({ spec }) => textsAt(spec, key)),
      );
      const hosts = objects
        .filter(({ kind }) => kind === 'VirtualService')
        .flatMap(({ spec }) => textsAt(spec, 'host'));
      for (const name of [...referred, ...hosts])
        expect([title, services]).toEqual([title, expect.arrayContaining([name])]);
      const templates = workload.flatMap(({ spec }) => textsAt(spec, 'templateName'));
      expect([title, named(objects, 'AnalysisTemplate').sort()]).toEqual([
        title,
        [...new Set(templates)].sort(),
      ]);
      const ingress = workload.flatMap(({ spec }) => textsAt(spec, 'stableIngress'));
      for (const name of ingress) expect(named(objects, 'Ingress')).toContain(name);
    }
  });

  it('has each object once, in the namespace of the release', () => {
    for (const { objects } of all) {
      const identities = objects.map(
        ({ apiVersion, kind, metadata }) => `${apiVersion} ${kind} ${metadata.name}`,
      );
      expect(new Set(identities).size).toBe(identities.length);
      expect(new Set(objects.map(({ metadata }) => metadata.namespace))).toEqual(new Set(['acme-prod']));
    }
  });

  it('leaves the Services to Flagger where it makes them, but the one that is scraped', () => {
    for (const { objects } of all) {
      if (!objects.some(({ kind }) => kind === 'Canary')) continue;
      expect(named(objects, 'Service')).toEqual(['acme-prod-web-metrics']);
      expect(named(objects, 'VirtualService')).toEqual([]);
    }
  });

  it('asks Prometheus what is PromQL, of series that ingress-nginx, Istio and kube-state-metrics export', () => {
    const queries = all.flatMap(({ objects }) =>
      objects
        .filter(({ kind }) => kind === 'AnalysisTemplate' || kind === 'MetricTemplate')
        .flatMap(({ spec }) => textsAt(spec, 'query')),
    );
    const said = [...new Set(queries)].map(asked);
    expect(said.flatMap(({ faults }) => faults)).toEqual([]);
    expect([...new Set(said.flatMap(({ metrics }) => metrics))].sort()).toEqual([
      'istio_request_duration_milliseconds_bucket',
      'istio_requests_total',
      'kube_pod_container_status_restarts_total',
      'nginx_ingress_controller_request_duration_seconds_bucket',
      'nginx_ingress_controller_requests',
      'queue_length',
    ]);
  });
});
