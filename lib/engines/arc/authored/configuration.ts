import { z } from 'zod';
import { type Authored, named } from '../../../authored/readonly';
import { byName, flag, strings, text, texts } from '../../../authored/text';

const seconds = z.int('expected whole seconds').positive().optional();

const kustomization = z.strictObject({
  /** Folder in the source. */
  path: text,
  /** Kustomizations of the same configuration. @default - none */
  dependsOn: texts,
  /** @default true */
  prune: flag,
  /** @default true */
  wait: flag,
  /** @default false */
  force: flag,
});
/** A kustomization beside ringfleet's own. */
export type ArcKustomization = Authored<typeof kustomization>;

export const configuration = z.strictObject({
  /** @default 'infra' or 'apps' */
  name: text.optional(),
  /** @default - the name */
  namespace: text.optional(),
  /** What its `flux-applier` may write. `infra` needs the cluster. @default 'cluster' for infra, 'namespace' for apps */
  scope: z.enum(['cluster', 'namespace']).optional(),
  /** How often its kustomizations are applied, and its source is looked at unless the source says. Whole seconds. @default 60 */
  syncIntervalInSeconds: seconds,
  /** Whole seconds. @default 120 */
  retryIntervalInSeconds: seconds,
  /** Whole seconds. @default 600 */
  timeoutInSeconds: seconds,
  /** Variables for what its kustomizations apply. Every one that occurs there needs a value. @default - none */
  postBuild: z
    .strictObject({
      substitute: strings.optional(),
      substituteFrom: z
        .array(z.strictObject({ kind: z.enum(['ConfigMap', 'Secret']), name: text, optional: flag }))
        .optional(),
    })
    .optional(),
  /** More kustomizations, over folders of the state repository that something else writes. @default - none */
  kustomizations: byName(named<ArcKustomization>(kustomization)).optional(),
});

/**
 * A fluxConfiguration. Its name, namespace and scope cannot change once it is there: `npm run synth` and `npm run check`
 * compare them with those of the output folder as it was (`cdk8s synth` empties it first).
 */
export type ArcConfiguration = Authored<typeof configuration>;
