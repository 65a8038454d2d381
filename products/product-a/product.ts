import { z } from 'zod';
import { cpu, memory } from 'ringfleet';
import { defineProduct } from '../../fleet/fleet';

export const productA = defineProduct({
  name: 'product-a',
  chart: { repository: 'platform-infrastructure', path: 'products/product-a' },
  version: { gitRef: (version) => `product-a-${version}` },
  schema: z.strictObject({
    replicaCount: z.int().min(1).max(50),
    cpu: cpu(),
    memory: memory(),
    host: z.hostname().optional(),
  }),
  values: { replicaCount: 1, cpu: '50m', memory: '64Mi' },
  environments: {
    staging: { replicaCount: 2 },
    prod: { replicaCount: 3, cpu: '200m' },
  },
  ports: { http: 9898, metrics: 9797 },
  peers: { to: [] },
  hosts: ({ host }) => (host === undefined ? [] : [host]),
  footprint: ({ replicaCount, cpu, memory }) => ({ replicas: replicaCount, cpu, memory }),
});
