import { z } from 'zod';
import { port } from '../../authored/network';
import { cpu, memory } from '../../authored/quantity';
import { type Authored, named } from '../../authored/readonly';
import { scaling } from '../../authored/environment/strategy';
import { duration, strings, text, texts } from '../../authored/text';
import { probeSchema } from './probe';

const path = z.string().regex(/^\//, "expected a path that begins with a slash, such as '/var/cache'");
const id = z.int().min(1);

const image = z.strictObject({
  name: z
    .string()
    .regex(
      /^([^/:@]+(:\d+)?\/)?[^:@]+$/,
      "expected an image without scheme, tag and digest: 'ghcr.io/acme/web'",
    ),
  /** The environment's `imageTags` have to allow it; a digest may follow: `v1.2.0@sha256:…`. @default - the release's version */
  tag: text.optional(),
  /** Secrets with the credentials of its registry. @default - it is public, or the nodes may pull it */
  pullSecrets: texts,
});

const amounts = z.strictObject({ cpu: cpu(), memory: memory() });

const config = z.strictObject({
  /** Environment variables. @default - none */
  variables: strings.optional(),
  /** Files by name. @default - none */
  files: strings.optional(),
  /** Folder of the files. @default '/etc/config' */
  path: path.optional(),
});

const secret = z.strictObject({
  /** A Secret of the namespace. Its keys are environment variables where no path is given. */
  name: text,
  /** Folder with a file for each of its keys. @default - none */
  path: path.optional(),
});

const ingress = z.strictObject({
  /** One of those that the product claims under `hosts`. */
  host: text,
  /** Requests below it are for this service. @default '/' */
  path: path.optional(),
  /** IngressClass. @default - that of the cluster */
  class: text.optional(),
  /** Secret with the certificate; where Istio routes, its gateways have it. @default '{name}-tls' */
  tlsSecret: text.optional(),
  /** ClusterIssuer of cert-manager that fills that Secret. @default - somebody else does */
  issuer: text.optional(),
  /** @default - none */
  annotations: strings.optional(),
});

const metrics = z.strictObject({
  port,
  /** @default '/metrics' */
  path: path.optional(),
  /** How often Prometheus asks. @default '30s' */
  interval: duration.optional(),
});

/** What of a service its author says; how it is rolled out and scaled, the environment does. */
export const webService = z.strictObject({
  /** Of every object, or what theirs begin with. A release with two services names one of them at least. @default - the release's */
  name: z
    .string()
    .regex(/^[a-z]([-a-z0-9]{0,51}[a-z0-9])?$/, "expected a name of at most 53 characters, such as 'web'")
    .optional(),
  image,
  /** Port that answers requests. @default 8080 */
  port: port.optional(),
  /** @default - that of the image */
  command: texts,
  /** @default - those of the image */
  args: texts,
  probes: z.strictObject({
    /** While it fails, no requests come. */
    readiness: probeSchema,
    /** When it fails, the container is started anew. */
    liveness: probeSchema,
    /** Until it succeeds, the others wait. @default - the liveness probe, which may fail 30 times */
    startup: probeSchema.optional(),
  }),
  resources: z.strictObject({ requests: amounts, limits: amounts }),
  /** What the containers are told, in a ConfigMap; they start anew when it changes. @default - nothing */
  config: config.optional(),
  /** @default - none */
  secrets: z.array(secret).optional(),
  /** @default - requests come from the namespace alone */
  ingress: ingress.optional(),
  /** What Prometheus scrapes. @default - nothing */
  metrics: metrics.optional(),
  /** How many there are, where the environment's number does not fit. @default - as the environment says */
  scaling: scaling.optional(),
  /** How many pods an eviction may take away at once. @default 1 */
  maxUnavailable: z.int().min(1).optional(),
  /** Whether pods wait for a zone and a node with fewer of them, or run where there is room. @default 'preferred' */
  spread: z.enum(['preferred', 'required']).optional(),
  /** Numbers of the user and of the group of its volumes. @default - the image's own, which may not be root */
  user: z.strictObject({ id, group: id.optional() }).optional(),
  /** Folders that it may write to; they are empty when it starts. @default ['/tmp'] */
  writable: z.array(path).optional(),
  /** How long it has to end. @default '30s' */
  gracePeriod: duration.optional(),
});

/** A service that answers HTTP requests. */
export type WebServiceSpec = Authored<typeof webService>;
export const webServiceSchema = named<WebServiceSpec>(webService);
