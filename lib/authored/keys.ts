/** Keys that every JavaScript object has of itself: a merge or a look-up by one of them would go wrong. */
const RESERVED: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/** What is wrong with the key, if anything is. */
export function faultOfKey(key: string): { problem: string; fix: string } | undefined {
  if (RESERVED.has(key)) return { problem: `is a name that JavaScript reserves`, fix: 'use another name' };
  if (!isWhole(key))
    return { problem: 'is a name with half of a surrogate pair', fix: 'write the whole character' };
  return undefined;
}

/** Whether no half of a surrogate pair stands in the text alone: no encoding has it, so no file can hold it. */
export function isWhole(given: string): boolean {
  return !/\p{Cs}/u.test(given);
}
