import { existsSync } from 'node:fs';
import { Pieces, type Member } from './pieces';

/** A comment in the form of JSDoc, just before what it is about. */
const BEFORE = /\/\*\*((?:[^*]|\*(?!\/))*)\*\/\s*$/;

/**
 * The comments on keys of what a module defines, by their paths in it: `schema`, `replicaCount`. It runs nothing.
 *
 * @param path of the module, absolute
 */
export function commentsIn(path: string): (keys: readonly string[]) => string | undefined {
  const pieces = new Pieces();
  return (keys) => {
    try {
      const subject = existsSync(path) ? pieces.subject(path) : undefined;
      if (!subject) return undefined;
      const value = pieces.follow(subject);
      let found: Member | undefined = { mark: value, value };
      for (const key of keys) found = found && pieces.member(found.value, key);
      const start = found?.mark.node.start;
      const [, text] = BEFORE.exec(found?.mark.module.text.slice(0, start ?? 0) ?? '') ?? [];
      return text?.replace(/^\s*\*? ?/gm, '').trim();
    } catch {
      // A comment is a courtesy.
      return undefined;
    }
  };
}
