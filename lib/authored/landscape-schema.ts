import { z } from 'zod';
import type {
  BootstrapStepSpec,
  CreationSpec,
  LandscapeRepositorySpec,
  LandscapeSpec,
  RelationSpec,
  ThingSpec,
} from './landscape';
import { byName, text } from './text';

const repository = z.strictObject({
  title: text.optional(),
  layer: text,
  owners: z.array(text).min(1),
  changesWhen: text,
  source: text.optional(),
  url: z.url("expected a URL such as 'https://git.example.com/fleet'").optional(),
  group: text.optional(),
}) satisfies z.ZodType<LandscapeRepositorySpec>;

const thing = z.strictObject({
  title: text.optional(),
  what: text.optional(),
  group: text.optional(),
}) satisfies z.ZodType<ThingSpec>;

const relation = z.strictObject({
  from: text,
  to: text,
  label: text.optional(),
  line: z.enum(['solid', 'dotted']).optional(),
}) satisfies z.ZodType<RelationSpec>;

const creation = z.strictObject({
  title: text.optional(),
  kind: z.enum(['cluster', 'argocd', 'projects', 'applications', 'flux', 'kustomizations']).optional(),
}) satisfies z.ZodType<CreationSpec>;

const step = z.strictObject({
  title: text.optional(),
  runs: text.optional(),
  repository: text.optional(),
  needs: z.array(text).optional(),
  creates: byName(creation).optional(),
}) satisfies z.ZodType<BootstrapStepSpec>;

/** What the compiler checks of a landscape, checked once more when it runs. */
export const landscape = z.strictObject({
  groups: byName(z.strictObject({ title: text.optional() })).optional(),
  repositories: byName(repository),
  things: byName(thing).optional(),
  relations: z.array(relation).optional(),
  chain: z.array(relation).optional(),
  bootstrap: byName(step).optional(),
}) satisfies z.ZodType<LandscapeSpec>;
