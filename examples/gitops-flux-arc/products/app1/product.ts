import { z } from 'zod';
import { cpu, memory } from 'ringfleet';
import { defineProduct } from '../../fleet/fleet';

export const app1 = defineProduct({
  name: 'app1',
  chart: { repository: 'gitops-flux-arc', path: 'apps/charts/app1' },
  version: { value: 'image.tag' },
  schema: z.strictObject({
    image: z.strictObject({ tag: z.string().min(1) }),
    replicas: z.int().min(1).max(10),
    resources: z.strictObject({
      limits: z.strictObject({ cpu: cpu(), memory: memory() }),
      requests: z.strictObject({ cpu: cpu(), memory: memory() }),
    }),
  }),
  values: {
    image: { tag: '1' },
    replicas: 2,
    resources: { limits: { cpu: '100m', memory: '128Mi' }, requests: { cpu: '20m', memory: '32Mi' } },
  },
  environments: {
    staging: {
      resources: { limits: { cpu: '100m', memory: '64Mi' }, requests: { cpu: '5m', memory: '24Mi' } },
    },
    prod: {
      resources: { limits: { cpu: '200m', memory: '256Mi' }, requests: { cpu: '50m', memory: '64Mi' } },
    },
  },
  rings: { 'ring0-internal': { replicas: 1 } },
  ports: { http: 8000 },
  peers: { to: [] },
  // By its limits, so that the quota has room for the most that the replicas may take.
  footprint: ({ replicas, resources }) => ({ replicas, ...resources.limits }),
});
