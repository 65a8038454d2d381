import { z } from 'zod';
import { cpu, memory } from 'ringfleet';
import { defineProduct } from '../../fleet/fleet';

/** A worker, which nothing calls. */
export const productC = defineProduct({
  name: 'product-c',
  chart: { repository: 'platform-infrastructure', path: 'products/product-c' },
  schema: z.strictObject({
    workers: z.int().min(1).max(10),
    cpu: cpu(),
    memory: memory(),
  }),
  values: { workers: 1, cpu: '100m', memory: '128Mi' },
  environments: { prod: { workers: 2, memory: '256Mi' } },
  peers: { to: [] },
  footprint: ({ workers, cpu: cores, memory: bytes }) => ({
    replicas: workers,
    cpu: cores,
    memory: bytes,
  }),
});
