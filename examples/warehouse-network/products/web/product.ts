import { z } from 'zod';
import { WebService } from 'ringfleet';
import { ApiObject } from 'cdk8s';
import { ADDRESS } from '../../fleet/database';
import { defineWorkload } from '../../fleet/fleet';
import { HOME } from '../../fleet/regions';
import { images } from '../../fleet/repositories';
import { secret } from '../../fleet/secrets';

/** The frontend, and what it reads from Google Secret Manager. */
export const web = defineWorkload({
  name: 'web',
  version: { value: 'image.tag' },
  schema: z.strictObject({
    image: z.strictObject({ tag: z.string().min(1) }),
    host: z.hostname(),
    logLevel: z.enum(['debug', 'info', 'warn']),
  }),
  values: { image: { tag: 'v1.0.0' }, logLevel: 'info' },
  environments: {
    dev: { host: 'dev.warehouse-network.example', logLevel: 'debug' },
    staging: { host: 'staging.warehouse-network.example' },
    prod: { host: 'warehouse-network.example', logLevel: 'warn' },
  },
  ports: { http: 3000, metrics: 9464 },
  peers: {
    to: [
      { namespace: 'databases', ports: [5432] },
      // Of production, for its other region. The network of no other environment has a route to it.
      { cidr: `${ADDRESS}/32`, ports: [5432] },
    ],
  },
  hosts: ({ host }) => [host],
  manifests(scope, release) {
    const { host, logLevel } = release.values;
    new ApiObject(
      scope,
      'secret',
      secret('web', release.namespace, {
        DATABASE_URL: 'web-database-url',
        SESSION_SECRET: 'web-session-secret',
      }),
    );
    return new WebService(scope, 'web', {
      release,
      name: 'web',
      image: { name: `${images}/web` },
      port: 3000,
      probes: { readiness: { path: '/api/ready' }, liveness: { path: '/api/health' } },
      resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '500m', memory: '256Mi' } },
      config: {
        variables: { APP_ENV: release.environment, LOG_LEVEL: logLevel, REGION: release.site ?? HOME },
      },
      secrets: [{ name: 'web' }],
      ingress: { host, class: 'nginx', issuer: 'letsencrypt' },
      metrics: { port: 9464 },
      // Next.js keeps what it has rendered here.
      writable: ['/tmp', '/app/.next/cache'],
    });
  },
});
