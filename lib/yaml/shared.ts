/** The text of each, by the depth that it stands at. */
const texts = new WeakMap<object, string[]>();

/**
 * Marks a map or list that stands in many documents, so that its text is made once for each depth. It may never change
 * again, at any depth of its own.
 */
export function shared<T extends object>(value: T): T {
  if (!texts.has(value)) texts.set(value, []);
  return value;
}

/** The texts of what is shared; `undefined` for anything else. */
export function sharedTexts(value: object): string[] | undefined {
  return texts.get(value);
}
