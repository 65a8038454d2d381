import { z } from 'zod';
import type { AlertSpec, NotificationsSpec, ProviderSpec, ReceiverSpec } from './notifications';
import { byName, text } from '../../../authored/text';

type Resource = NonNullable<ReceiverSpec['resources']>[number]['kind'];

/** The keys of a table that is complete, or it does not compile. */
function namesOf<T extends string>(table: Readonly<Record<T, true>>): z.ZodType<T> {
  return z.enum(Object.keys(table) as T[]);
}

const providerType = namesOf<ProviderSpec['type']>({
  alertmanager: true,
  azuredevops: true,
  azureeventhub: true,
  bitbucket: true,
  bitbucketserver: true,
  datadog: true,
  discord: true,
  generic: true,
  'generic-hmac': true,
  gitea: true,
  giteapullrequestcomment: true,
  github: true,
  githubdispatch: true,
  githubpullrequestcomment: true,
  gitlab: true,
  gitlabmergerequestcomment: true,
  googlechat: true,
  googlepubsub: true,
  grafana: true,
  lark: true,
  matrix: true,
  msteams: true,
  nats: true,
  opsgenie: true,
  otel: true,
  pagerduty: true,
  rocket: true,
  sentry: true,
  slack: true,
  telegram: true,
  webex: true,
  zulip: true,
});
const receiverType = namesOf<ReceiverSpec['type']>({
  acr: true,
  bitbucket: true,
  cdevents: true,
  dockerhub: true,
  gcr: true,
  generic: true,
  'generic-hmac': true,
  github: true,
  gitlab: true,
  harbor: true,
  nexus: true,
  quay: true,
});
const resource = namesOf<Resource>({
  ArtifactGenerator: true,
  Bucket: true,
  ExternalArtifact: true,
  GitRepository: true,
  HelmChart: true,
  HelmRelease: true,
  HelmRepository: true,
  ImagePolicy: true,
  ImageRepository: true,
  ImageUpdateAutomation: true,
  Kustomization: true,
  OCIRepository: true,
});

const provider = z.strictObject({
  type: providerType,
  address: text.optional(),
  channel: text.optional(),
  username: text.optional(),
  secretRef: text.optional(),
}) satisfies z.ZodType<ProviderSpec>;
const alert = z.strictObject({
  provider: text,
  of: z.enum(['platform', 'releases']),
  environments: z.array(text).min(1).optional(),
  severity: z.enum(['info', 'error']).optional(),
  exclusionList: z.array(text).optional(),
  eventMetadata: z.record(z.string(), z.string()).optional(),
}) satisfies z.ZodType<AlertSpec>;
const receiver = z.strictObject({
  type: receiverType,
  secretRef: text,
  events: z.array(text).optional(),
  resources: z
    .array(z.strictObject({ kind: resource, name: text }))
    .min(1)
    .optional(),
}) satisfies z.ZodType<ReceiverSpec>;

/** What the compiler checks of notifications, checked once more when it runs. */
export const notifications = z.strictObject({
  providers: byName(provider),
  alerts: byName(alert),
  receivers: byName(receiver).optional(),
}) satisfies z.ZodType<NotificationsSpec>;
