import { z } from 'zod';
import { cpu, memory } from 'ringfleet';
import { defineProduct } from '../../fleet/fleet';

/** A web front end. Its chart follows the environment's branch. */
export const productA = defineProduct({
  name: 'product-a',
  chart: { repository: 'platform-infrastructure', path: 'products/product-a' },
  schema: z.strictObject({
    replicaCount: z.int().min(1).max(10),
    cpu: cpu(),
    memory: memory(),
    host: z.hostname().optional(),
  }),
  values: { replicaCount: 1, cpu: '50m', memory: '64Mi' },
  environments: { staging: { replicaCount: 2 }, prod: { replicaCount: 3, cpu: '200m' } },
  ports: { http: 9898 },
  peers: { to: [] },
  hosts: ({ host }) => (host === undefined ? [] : [host]),
  footprint: ({ replicaCount, cpu: cores, memory: bytes }) => ({
    replicas: replicaCount,
    cpu: cores,
    memory: bytes,
  }),
});
