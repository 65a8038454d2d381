import { z } from 'zod';
import { type Authored, named } from './readonly';
import { text } from './text';

const fields = z.strictObject({
  /** @default - the name */
  title: text.optional(),
});

/** A group of components or repositories that belong together, for graphs. */
export type GroupSpec = Authored<typeof fields>;
export const group = named<GroupSpec>(fields);
