import { z } from 'zod';
import type { ComponentSpec, KubernetesObject, VersionRef } from './component';
import type { ImagesSpec } from './images';
import {
  applicationSettings,
  directorySettings,
  helmSettings,
  kustomizeSettings,
  pluginSettings,
} from '../engines/argocd/authored/application-schema';
import { fluxSettings } from '../engines/flux/authored/settings-schema';
import { formOf } from './form';
import { byName, duration, folderPath, sourcePath, text } from './text';
import { notifications } from '../engines/flux/authored/notifications-schema';
import { gitRef, gitUrl, ociRef } from './repository-schema';
import { values } from './values-schema';

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

const images = z.strictObject({
  program: z.strictObject({ url: gitUrl, branch: text, secretRef: text, path: folderPath.optional() }),
  pushBranch: text.optional(),
  interval: duration.optional(),
  author: z.strictObject({ name: text, email: z.email('expected an email address') }),
  form: z.enum(['ImageUpdater', 'annotations']).optional(),
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
  argocd: applicationSettings.optional(),
};
const ofFolder = { repository: text, path: sourcePath };
const inRepository = z.union([
  z.strictObject({ repository: text, name: text }),
  z.strictObject({ repository: text, path: sourcePath }),
]);

/** What a component can consist of. */
const contents = {
  chart: z.strictObject({
    ...inNamespace,
    chart: inRepository,
    versions: byName(version),
    values: values.optional(),
    environments: byName(values).optional(),
    argocd: applicationSettings.extend({ helm: helmSettings.optional() }).optional(),
  }),
  kustomize: z.strictObject({
    ...inNamespace,
    kustomize: z.strictObject(ofFolder),
    versions: byName(version).optional(),
    argocd: applicationSettings.extend({ kustomize: kustomizeSettings.optional() }).optional(),
  }),
  directory: z.strictObject({
    ...inNamespace,
    directory: directorySettings.extend(ofFolder),
    versions: byName(version).optional(),
  }),
  plugin: z.strictObject({
    ...inNamespace,
    plugin: pluginSettings.extend(ofFolder),
    versions: byName(version),
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
export const component = formOf<ComponentSpec>((given) => {
  const [kind, ...more] = Object.keys(contents).filter((each) => each in given);
  if (kind === undefined)
    return `expected one of ${Object.keys(contents).join(', ')}: what the component consists of`;
  return more.length === 0
    ? contents[kind as keyof typeof contents]
    : `expected one of ${[kind, ...more].join(', ')} alone, and the rest as a component of its own`;
});
