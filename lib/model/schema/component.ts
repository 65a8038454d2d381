import { z } from 'zod';
import type {
  AlertSpec,
  ComponentSpec,
  ImagesSpec,
  KubernetesObject,
  NotificationsSpec,
  ProviderSpec,
  ReceiverSpec,
  VersionRef,
} from '../spec';
import { fluxSettings } from './flux';
import { formOf } from './form';
import { byName, duration, text } from './names';
import { gitRef, ociRef } from './repository';
import { values } from './values';

const version = z.union([text, ...gitRef.options, ...ociRef.options]) satisfies z.ZodType<VersionRef>;

const strings = z.record(z.string(), z.string());
// Fields of any kind may follow, and hold whatever YAML can.
const object = z
  .looseObject({
    apiVersion: text,
    kind: text,
    metadata: z.strictObject({
      name: text,
      namespace: text.optional(),
      labels: strings.optional(),
      annotations: strings.optional(),
    }),
  })
  .and(values) as z.ZodType as z.ZodType<KubernetesObject>;

const provider = z.strictObject({
  type: text,
  address: text.optional(),
  channel: text.optional(),
  username: text.optional(),
  secretRef: text.optional(),
}) satisfies z.ZodType<ProviderSpec>;
const alert = z.strictObject({
  provider: text,
  of: z.enum(['platform', 'releases']),
  environments: z.array(text).optional(),
  severity: z.enum(['info', 'error']).optional(),
  exclusionList: z.array(text).optional(),
  eventMetadata: strings.optional(),
}) satisfies z.ZodType<AlertSpec>;
const receiver = z.strictObject({
  type: text,
  secretRef: text,
  events: z.array(text).optional(),
  resources: z.array(z.strictObject({ kind: text, name: text })).optional(),
}) satisfies z.ZodType<ReceiverSpec>;
const notifications = z.strictObject({
  providers: byName(provider),
  alerts: byName(alert),
  receivers: byName(receiver).optional(),
}) satisfies z.ZodType<NotificationsSpec>;

const images = z.strictObject({
  program: z.strictObject({ url: text, branch: text, secretRef: text, path: text.optional() }),
  pushBranch: text.optional(),
  interval: duration.optional(),
  author: z.strictObject({ name: text, email: z.email('expected an email address') }),
}) satisfies z.ZodType<ImagesSpec>;

const any = {
  title: text.optional(),
  group: text.optional(),
  dependsOn: z.array(z.union([text, z.strictObject({ component: text, readyExpr: text })])).optional(),
  root: z.enum(['bootstrap', 'infrastructure']).optional(),
  flux: fluxSettings.optional(),
};
const inNamespace = {
  ...any,
  namespace: text,
  podSecurity: z.enum(['privileged', 'baseline', 'restricted']).optional(),
};
const inRepository = z.union([
  z.strictObject({ repository: text, name: text }),
  z.strictObject({ repository: text, path: text }),
]);

/** What a component can consist of. */
const contents = {
  chart: z.strictObject({
    ...inNamespace,
    chart: inRepository,
    versions: byName(version),
    values: values.optional(),
    environments: byName(values).optional(),
  }),
  kustomize: z.strictObject({
    ...inNamespace,
    kustomize: z.strictObject({ repository: text, path: text }),
    versions: byName(version).optional(),
  }),
  manifests: z.strictObject({
    ...inNamespace,
    manifests: z.array(object),
    environments: byName(z.array(object)).optional(),
  }),
  notifications: z.strictObject({ ...any, notifications }),
  images: z.strictObject({ ...any, images }),
} satisfies Record<string, z.ZodType<ComponentSpec>>;

/** What the compiler checks of a component, checked once more when it runs. */
export const component = formOf<ComponentSpec>(
  (given) =>
    Object.entries(contents).find(([kind]) => kind in given)?.[1] ??
    `expected one of ${Object.keys(contents).join(', ')}: what the component consists of`,
);
