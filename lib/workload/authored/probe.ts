import { z } from 'zod';
import { type Authored, named } from '../../authored/readonly';
import { duration } from '../../authored/text';

const probe = z.strictObject({
  /** Path that answers with a status below 400. */
  path: z.string().regex(/^\//, "expected a path that begins with a slash, such as '/healthz'"),
  /** Which port answers. @default 'http' */
  port: z.enum(['http', 'metrics']).optional(),
  /** How often it is asked. @default '10s' */
  every: duration.optional(),
  /** How long an answer may take. @default '1s' */
  timeout: duration.optional(),
  /** How many answers in a row have to be missing or bad. @default 3; 30 of the startup probe */
  failures: z.int().min(1).optional(),
});

/** A question over HTTP by which the kubelet tells how a container is. Source: Kubernetes, "Liveness, Readiness, and Startup Probes". */
export type ProbeSpec = Authored<typeof probe>;
export const probeSchema = named<ProbeSpec>(probe);
