import { load } from 'js-yaml';
import { anyCluster, fleet, specs } from '../support/specs';
import { filesOf } from '../support/sample';

test('the values of a component merge the fleet, the environment and the cluster, in this order', () => {
  const ingress = {
    namespace: 'ingress',
    chart: { repository: 'charts', name: 'ingress-nginx' },
    versions: { dev: '4.11.2', prod: '4.10.4' },
    values: { replicas: 1, service: { type: 'LoadBalancer', port: 80 } },
    environments: { prod: { replicas: 3 } },
  };
  const edge = {
    ...anyCluster,
    engine: 'flux',
    environment: 'prod',
    componentValues: { ingress: { service: { type: 'NodePort' } } },
  } as const;
  const files = filesOf(
    specs({ fleet: fleet({ components: { ingress }, clusters: { ...fleet().clusters, edge } }) }),
  );
  const release = load(files['clusters/edge/infrastructure/ingress/release.yaml']!);
  expect(release).toMatchObject({
    spec: { values: { replicas: 3, service: { type: 'NodePort', port: 80 } } },
  });
});
