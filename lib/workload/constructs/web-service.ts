import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type { WebServiceSpec } from '../authored/web-service';
import type { WorkloadRelease } from '../../content/workload/authored';
import { resolveWebService, type ServiceFault, type WebServicePlan } from '../plan/web-service';
import { canary } from './canary';
import { configMaps } from './config';
import { deployment } from './deployment';
import { monitor } from './monitor';
import { metadataOf } from './object';
import { rollout } from './rollout';
import { autoscaler, disruptionBudget } from './scaling';
import { traffic } from './traffic';

export interface WebServiceProps extends WebServiceSpec {
  /** What the service is a part of, and where it runs. */
  readonly release: WorkloadRelease;
}

/** What a service was given does not fit: told as the author's to mend. */
export class WrongService extends Error {
  constructor(readonly faults: readonly ServiceFault[]) {
    super(faults.map(({ problem, fix }) => `${problem}: ${fix}`).join('\n'));
  }
}

/**
 * A service that answers HTTP requests, with all that it takes to run it: pods that the level `restricted` of Pod Security allows, their
 * config, Services, an Ingress with TLS, an autoscaler, a disruption budget and what scrapes them. The environment of the release says how
 * it is rolled out and scaled.
 */
export class WebService extends Construct {
  /** Of the Service that requests go to. */
  readonly serviceName: string;

  /** @throws WrongService where the props do not fit, or the environment does not run the tag */
  constructor(scope: Construct, id: string, { release, ...spec }: WebServiceProps) {
    super(scope, id);
    const service = resolveWebService(spec, release);
    if (isFault(service)) throw new WrongService(service);
    this.serviceName = service.name;
    new k8s.KubeServiceAccount(this, 'account', {
      metadata: metadataOf(service),
      automountServiceAccountToken: false,
    });
    configMaps(this, service);
    if (service.runner === 'Rollout') rollout(this, service);
    else deployment(this, service);
    if (service.runner === 'Canary') canary(this, service);
    traffic(this, service);
    autoscaler(this, service);
    disruptionBudget(this, service);
    monitor(this, service);
  }
}

function isFault(service: WebServicePlan | readonly ServiceFault[]): service is readonly ServiceFault[] {
  return Array.isArray(service);
}
