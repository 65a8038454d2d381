import { z } from 'zod';
import { type Authored, named } from '../readonly';
import { text } from '../text';

const imageTags = z.strictObject({
  /** A regular expression that the whole tag has to match, as JavaScript reads it. */
  pattern: text.refine(isPattern, "expected a regular expression, such as 'v\\d+\\.\\d+\\.\\d+'"),
  /** The same in words, for whoever breaks the rule: `v<semver> or prod-latest`. */
  says: text,
});

/** Which tags of images an environment runs. */
export type ImageTagsSpec = Authored<typeof imageTags>;
export const imageTagsSchema = named<ImageTagsSpec>(imageTags);

/** Whether the environment runs the tag. A digest may follow it: `v1.2.0@sha256:…`. */
export function acceptsTag({ pattern }: ImageTagsSpec, version: string): boolean {
  return new RegExp(`^(?:${pattern})$`).test(version.split('@', 1)[0]!);
}

function isPattern(given: string): boolean {
  try {
    return new RegExp(`^(?:${given})$`) instanceof RegExp;
  } catch {
    return false;
  }
}
