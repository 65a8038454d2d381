import { filledQuery, type AnalysisPlan, type TrafficPlan } from '../../plan/environment/workloads';
import { nextService } from '../../plan/runner';
import type { WebServicePlan } from './web-service';

/** A question to Prometheus while a new version takes over, and which answers are good. */
export interface Check {
  readonly name: string;
  /** PromQL that answers with one number. */
  readonly query: string;
  readonly min?: number;
  readonly max?: number;
  /** Whether it is about requests, which a version has only once traffic comes to it. */
  readonly ofRequests: boolean;
}

/** What is asked of a service, by name. */
export function checksOf(service: WebServicePlan): Check[] {
  const { analysis, traffic } = service.workloads;
  if (!analysis) return [];
  const checks: Check[] = Object.entries(analysis.queries).map(([name, { query, ...bounds }]) => ({
    name,
    query: filled(query, service, analysis),
    ...bounds,
    ofRequests: false,
  }));
  if (analysis.restarts !== undefined)
    checks.push({
      name: 'restarts',
      query: restarts(service, analysis),
      max: analysis.restarts,
      ofRequests: false,
    });
  if (traffic) checks.push(...ofRequests(requestsOf(service, traffic), analysis));
  return checks.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Of pods of a ReplicaSet: those of a Deployment that Flagger makes have one part more in their names. */
function restarts({ namespace, name }: WebServicePlan, { interval }: AnalysisPlan): string {
  const pods = `namespace="${namespace}",pod=~"${name}-[0-9a-z]+-[0-9a-z]+"`;
  return `sum(increase(kube_pod_container_status_restarts_total{${pods}}[${interval}s])) or vector(0)`;
}

/** Series by which a controller of traffic counts and times requests. */
interface Requests {
  readonly count: string;
  readonly buckets: string;
  /** How much of a second the unit of the buckets is. */
  readonly unit: number;
  readonly selector: string;
  readonly failed: string;
}

/** Sources: ingress-nginx, "Monitoring", "Request metrics"; Istio, "Istio Standard Metrics". */
function requestsOf(service: WebServicePlan, { by }: TrafficPlan): Requests {
  const { namespace, name, workloads, runner } = service;
  const isCanary = workloads.strategy.kind === 'canary';
  if (by === 'nginx')
    return {
      count: 'nginx_ingress_controller_requests',
      buckets: 'nginx_ingress_controller_request_duration_seconds_bucket',
      unit: 1,
      selector: `namespace="${namespace}",ingress="${name}"${isCanary ? ',canary!=""' : ''}`,
      failed: 'status=~"5.."',
    };
  const to = isCanary ? (nextService(name, workloads, runner) ?? name) : name;
  return {
    count: 'istio_requests_total',
    buckets: 'istio_request_duration_milliseconds_bucket',
    unit: 0.001,
    selector: `reporter="destination",destination_service_namespace="${namespace}",destination_service_name="${to}"`,
    failed: 'response_code=~"5.."',
  };
}

/** Where nothing is requested, nothing is bad: a query then answers with the best number. */
function ofRequests({ count, buckets, unit, selector, failed }: Requests, analysis: AnalysisPlan): Check[] {
  const { interval, successRate, latency } = analysis;
  const checks: Check[] = [];
  if (successRate !== undefined) {
    const errors = `(sum(rate(${count}{${selector},${failed}}[${interval}s])) or vector(0))`;
    const all = `(sum(rate(${count}{${selector}}[${interval}s])) > 0)`;
    checks.push({
      name: 'success-rate',
      query: `100 - 100 * ${errors} / ${all} or vector(100)`,
      min: successRate,
      ofRequests: true,
    });
  }
  if (latency) {
    const quantile = `histogram_quantile(${latency.percentile / 100}, sum by (le) (rate(${buckets}{${selector}}[${interval}s])))`;
    checks.push({
      name: 'latency',
      query: `${quantile} >= 0 or vector(0)`,
      max: latency.max / unit,
      ofRequests: true,
    });
  }
  return checks;
}

function filled(
  query: string,
  { namespace, name, workloads, runner }: WebServicePlan,
  { interval }: AnalysisPlan,
): string {
  const service = nextService(name, workloads, runner) ?? name;
  return filledQuery(query, { namespace, name, service, interval: `${interval}s` });
}
