import { Chart, Testing } from 'cdk8s';
import { ConfigMap } from 'cdk8s-plus-28';
import { load } from 'js-yaml';
import type { KubernetesObject } from '../../../lib/authored/component/object';
import { anyCluster, fleet, specs } from '../../support/specs';
import { filesOf } from '../../support/sample';

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

test('any Chart of cdk8s is a component, by what it synthesizes', () => {
  const chart = new Chart(Testing.app(), 'dashboards', { labels: { team: 'platform' } });
  new ConfigMap(chart, 'home', { data: { title: 'Home' } });
  const dashboards = { namespace: 'monitoring', manifests: Testing.synth(chart) as KubernetesObject[] };
  const edge = { ...anyCluster, engine: 'flux', environment: 'dev' } as const;
  const files = filesOf(
    specs({ fleet: fleet({ components: { dashboards }, clusters: { ...fleet().clusters, edge } }) }),
  );
  const texts = Object.entries(files).filter(([path]) => path.startsWith('clusters/edge/infrastructure/'));
  expect(texts.map(([, text]) => load(text))).toEqual([
    expect.objectContaining({
      kind: 'ConfigMap',
      metadata: expect.objectContaining({
        name: expect.stringMatching(/^dashboards-home-c[0-9a-f]+$/),
        labels: expect.objectContaining({ team: 'platform' }),
      }),
      data: { title: 'Home' },
    }),
  ]);
});
