import { z } from 'zod';
import { cpu, memory } from 'ringfleet';
import { defineProduct } from '../../fleet/fleet';

export const productB = defineProduct({
  name: 'product-b',
  chart: { repository: 'platform-infrastructure', path: 'products/product-b' },
  version: { value: 'image.tag' },
  // The internal ring takes every release as it comes; people promote it from there.
  image: {
    name: 'ghcr.io/stefanprodan/podinfo',
    rings: { 'ring0-internal': { semver: '>=6.9.0 <7.0.0' } },
  },
  schema: z.strictObject({
    host: z.hostname(),
    image: z.strictObject({ tag: z.string() }),
    replicas: z.strictObject({ min: z.int().min(1), max: z.int().max(30) }),
    resources: z.strictObject({ cpu: cpu(), memory: memory() }),
    logLevel: z.enum(['debug', 'info', 'warn', 'error']),
    cache: z.strictObject({ size: memory() }).optional(),
  }),
  values: {
    replicas: { min: 1, max: 2 },
    resources: { cpu: '100m', memory: '128Mi' },
    logLevel: 'info',
  },
  environments: {
    dev: { logLevel: 'debug', cache: null },
    prod: {
      replicas: { min: 2, max: 10 },
      resources: { cpu: '250m', memory: '256Mi' },
      cache: { size: '128Mi' },
    },
  },
  rings: { 'ring4-conservative': { logLevel: 'warn' } },
  ports: { http: 9898, metrics: 9797 },
  peers: { to: [] },
  autoscaled: true,
  hosts: ({ host }) => [host],
  footprint: ({ replicas, resources }) => ({ replicas: replicas.max, ...resources }),
});
