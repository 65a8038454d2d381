import type { IServiceMonitor } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/ServiceMonitor';
import { ApiObject } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { WebServicePlan } from '../plan/web-service';
import { everyPod, metadataOf } from './object';

/** Label of the Service that is scraped and of no other. */
const SCRAPED = 'ringfleet.io/scraped';

/**
 * The ServiceMonitor, and a Service of its own for it: it has each pod once, of whichever version, where a service has several Services
 * and some of them have the same pods. Source: Prometheus Operator, "API reference", ServiceMonitor.
 */
export function monitor(scope: Construct, service: WebServicePlan): void {
  const { name, metrics } = service;
  if (!metrics) return;
  const metadata = metadataOf(service, '-metrics');
  new k8s.KubeService(scope, 'metrics', {
    metadata: { ...metadata, labels: { ...metadata.labels, [SCRAPED]: name } },
    spec: {
      clusterIp: 'None',
      selector: everyPod(service),
      ports: [{ name: 'metrics', port: metrics.port, targetPort: k8s.IntOrString.fromString('metrics') }],
    },
  });
  const { path, interval } = metrics;
  const manifest: Omit<IServiceMonitor, 'metadata'> = {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'ServiceMonitor',
    spec: {
      selector: { matchLabels: { [SCRAPED]: name } },
      endpoints: [{ port: 'metrics', path, interval: `${interval}s` }],
    },
  };
  new ApiObject(scope, 'monitor', { ...manifest, metadata: metadataOf(service) });
}
