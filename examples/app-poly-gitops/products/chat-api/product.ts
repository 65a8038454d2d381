import { z } from 'zod';
import { cpu, memory } from 'ringfleet';
import { defineProduct } from '../../fleet/fleet';

/** What one replica may take; it asks for as much, so that no neighbour can be in its way. */
function size<const C extends `${number}m`, const M extends `${number}${'Mi' | 'Gi'}`>(c: C, m: M) {
  return { limits: { cpu: c, memory: m }, requests: { cpu: c, memory: m } } as const;
}

export const chatApi = defineProduct({
  name: 'chat-api',
  chart: { repository: 'app-poly-gitops-helm', path: 'charts/chat-api' },
  version: { value: 'image.tag' },
  schema: z.strictObject({
    replicaCount: z.int().min(1).max(10),
    image: z.strictObject({ tag: z.string().min(1) }),
    resources: z.strictObject({
      limits: z.strictObject({ cpu: cpu(), memory: memory() }),
      requests: z.strictObject({ cpu: cpu(), memory: memory() }),
    }),
    ingress: z.strictObject({ host: z.hostname(), clusterIssuer: z.string().min(1) }),
  }),
  values: { replicaCount: 1, image: { tag: '1.0.0' }, ingress: { clusterIssuer: 'letsencrypt' } },
  environments: {
    dev: { replicaCount: 2, resources: size('1000m', '1Gi'), ingress: { host: 'chat-dev.syncjob.ru' } },
    tst: { replicaCount: 1, resources: size('500m', '512Mi'), ingress: { host: 'chat-tst.syncjob.ru' } },
    stg: { replicaCount: 2, resources: size('1000m', '1Gi'), ingress: { host: 'chat-stg.syncjob.ru' } },
    prd: { replicaCount: 3, resources: size('2000m', '2Gi'), ingress: { host: 'chat.syncjob.ru' } },
  },
  ports: { http: 8000 },
  peers: { to: [{ namespace: 'databases', ports: [5432] }] },
  hosts: ({ ingress }) => [ingress.host],
  footprint: ({ replicaCount, resources }) => ({ replicas: replicaCount, ...resources.limits }),
  image: {
    name: 'ghcr.io/justgithubaccount/chat-api',
    // dev follows release candidates, too; tst releases alone. From there on people decide, in rings.yaml.
    rings: {
      dev: { semver: '1.x-0' },
      tst: { semver: '1.x', filterTags: { pattern: '^[0-9]+\\.[0-9]+\\.[0-9]+$' } },
    },
  },
});
