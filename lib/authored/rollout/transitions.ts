import { z } from 'zod';
import { type Authored, named } from '../readonly';
import { text } from '../text';

const jump = {
  /** What runs before: a range of semantic versions, as npm reads it: `'>=1.4.0 <2.0.0'`. */
  from: text,
  /** What is to run: a range, too. */
  to: text,
};

const safe = z.strictObject({
  ...jump,
  /** People have seen that it goes by itself. */
  kind: z.literal('safe'),
});
const manual = z.strictObject({
  ...jump,
  /** People have something to do, for each tenant. */
  kind: z.literal('manual'),
  /** What, in order: shown to whoever promotes it, and in the diff. */
  steps: z.array(text).min(1),
});
const blocked = z.strictObject({
  ...jump,
  /** It breaks what runs. */
  kind: z.literal('blocked'),
  /** The version that a tenant runs in between: `'1.6.0'`. @default - there is no way */
  through: text.optional(),
  /** Why, for whoever is refused. */
  reason: text,
});

/** What is known of a jump from a version to another one, in either direction. */
export type TransitionSpec = Authored<typeof safe> | Authored<typeof manual> | Authored<typeof blocked>;

/** The jumps that versions of a product may make, the first that fits being the one that counts. */
export const transitions = named<readonly TransitionSpec[]>(
  z.array(z.discriminatedUnion('kind', [safe, manual, blocked])),
);
