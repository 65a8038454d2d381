/* What an author of a workload is told. See customers.ts. */
import { z } from 'zod';
import { WebService } from '../../../lib/workload/constructs/web-service';
import { defineWorkload } from '../catalogue';

const schema = z.strictObject({ image: z.strictObject({ tag: z.string() }), host: z.string() });
const amounts = { cpu: '100m', memory: '128Mi' } as const;
const service = {
  image: { name: 'ghcr.io/acme/shop' },
  probes: { readiness: { path: '/ready' }, liveness: { path: '/live' } },
  resources: { requests: amounts, limits: amounts },
} as const;

// Everything that is right.
defineWorkload({
  name: 'shop',
  version: { value: 'image.tag' },
  schema,
  values: {},
  environments: { prod: { host: 'shop.example.com' } },
  hosts: ({ host }) => [host],
  manifests: (scope, release) => {
    const { host } = release.values;
    new WebService(scope, 'web', { release, ...service, ingress: { host } });
  },
});

defineWorkload({
  name: 'wrong',
  version: { value: 'image.tag' },
  schema,
  // @ts-expect-error the schema of wrong has no value 'hots': add it there, or correct the name
  values: { hots: 'shop.example.com' },
  manifests: (scope, release) => {
    // @ts-expect-error Property 'hots' does not exist on type '{ image: { tag: string; }; host: string; }'
    const { hots } = release.values;
    new WebService(scope, 'web', {
      release,
      ...service,
      // @ts-expect-error Type 'number' is not assignable to type 'string'
      ingress: { host: 5, path: hots as string },
    });
    // @ts-expect-error Property 'probes' is missing in type
    new WebService(scope, 'bare', { release, image: service.image, resources: service.resources });
  },
});
