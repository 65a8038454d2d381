import type { IVirtualService } from '@kubernetes-models/istio/networking.istio.io/v1/VirtualService';
import { ApiObject } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { nextService } from '../../plan/runner';
import type { WebServicePlan } from '../plan/web-service';
import { metadataOf, selectorOf } from './object';

/** Port of the Services, whatever the containers listen to. */
const PORT = 80;

/** What leads requests to a service: Services, but where Flagger makes them, and what brings requests from outside. */
export function traffic(scope: Construct, service: WebServicePlan): void {
  const { name, workloads, runner, ingress } = service;
  const next = nextService(name, workloads, runner);
  if (runner !== 'Canary') {
    kubeService(scope, service, name);
    if (next !== undefined) kubeService(scope, service, next);
  }
  if (!ingress) return;
  if (workloads.traffic?.by !== 'istio') kubeIngress(scope, service, ingress);
  else if (runner !== 'Canary') virtualService(scope, service, ingress, workloads.traffic.gateways, next);
}

function kubeService(scope: Construct, service: WebServicePlan, name: string): void {
  new k8s.KubeService(scope, `service-${name}`, {
    metadata: { ...metadataOf(service), name },
    spec: {
      selector: selectorOf(service),
      ports: [{ name: 'http', port: PORT, targetPort: k8s.IntOrString.fromString('http') }],
    },
  });
}

type Ingress = NonNullable<WebServicePlan['ingress']>;

/** Always with TLS. Source: Kubernetes, "Ingress"; cert-manager, "Annotated Ingress resource". */
function kubeIngress(scope: Construct, service: WebServicePlan, ingress: Ingress): void {
  const { host, path, tlsSecret: secretName, issuer } = ingress;
  const metadata = metadataOf(service);
  new k8s.KubeIngress(scope, 'ingress', {
    metadata: {
      ...metadata,
      annotations: {
        ...ingress.annotations,
        ...(issuer !== undefined && { 'cert-manager.io/cluster-issuer': issuer }),
      },
    },
    spec: {
      ...(ingress.class !== undefined && { ingressClassName: ingress.class }),
      tls: [{ hosts: [host], secretName }],
      rules: [
        {
          host,
          http: {
            paths: [
              {
                path,
                pathType: 'Prefix',
                backend: { service: { name: service.name, port: { name: 'http' } } },
              },
            ],
          },
        },
      ],
    },
  });
}

/** Its weights are Argo Rollouts' to change. Source: Argo Rollouts, "Istio", "Host-level Traffic Splitting". */
function virtualService(
  scope: Construct,
  service: WebServicePlan,
  { host, path }: Ingress,
  gateways: readonly string[],
  next: string | undefined,
): void {
  const to = (name: string) => ({ destination: { host: name, port: { number: PORT } } });
  const isSplit = service.workloads.strategy.kind === 'canary' && next !== undefined;
  const manifest: Omit<IVirtualService, 'metadata'> = {
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    spec: {
      gateways: [...gateways],
      hosts: [host],
      http: [
        {
          name: 'primary',
          match: [{ uri: { prefix: path } }],
          route: isSplit
            ? [
                { ...to(service.name), weight: 100 },
                { ...to(next), weight: 0 },
              ]
            : [to(service.name)],
        },
      ],
    },
  };
  new ApiObject(scope, 'virtual-service', { ...manifest, metadata: metadataOf(service) });
}
