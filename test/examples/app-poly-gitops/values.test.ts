import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { application, environments, files } from '../../support/app-poly-gitops';
import { exampleRoot } from '../../support/examples';
import { effectiveValues } from '../../support/helm-values';

const expected = {
  dev: { replicas: 2, cpu: '1000m', memory: '1Gi', host: 'chat-dev.syncjob.ru' },
  tst: { replicas: 1, cpu: '500m', memory: '512Mi', host: 'chat-tst.syncjob.ru' },
  stg: { replicas: 2, cpu: '1000m', memory: '1Gi', host: 'chat-stg.syncjob.ru' },
  prd: { replicas: 3, cpu: '2000m', memory: '2Gi', host: 'chat.syncjob.ru' },
} as const;

interface ChatValues {
  readonly replicaCount: number;
  readonly resources: { readonly limits: object; readonly requests: object };
  readonly ingress: { readonly host: string };
}

describe.each(environments)('chat-api in %s', (environment) => {
  const name = `syncjob-${environment}-chat-api`;

  it('has the replicas, size and host of the environment', () => {
    const { replicas, cpu, memory, host } = expected[environment];
    const values = effectiveValues(files, name) as unknown as ChatValues;
    expect([values.replicaCount, values.resources.limits, values.ingress.host]).toEqual([
      replicas,
      { cpu, memory },
      host,
    ]);
  });

  it('is the chart of the helm repository, with values of the k8s repository', () => {
    const [chart, values] = application(environment, name).object.spec.sources!;
    expect(chart).toMatchObject({
      repoURL: 'https://github.com/justgithubaccount/app-poly-gitops-helm.git',
      targetRevision: environment,
      path: 'charts/chat-api',
    });
    expect(values).toEqual({
      repoURL: 'https://github.com/justgithubaccount/app-poly-gitops-k8s.git',
      targetRevision: 'main',
      ref: 'values',
    });
    const own = join(exampleRoot('app-poly-gitops'), 'app-poly-gitops-helm', chart!.path!);
    expect(existsSync(join(own, 'Chart.yaml'))).toBe(true);
  });
});
