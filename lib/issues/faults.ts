import type { z } from 'zod';
import { faultsIn } from './explain';
import { error, within, type Issue, type Location } from './issue';
import { suggest } from './suggest';

/**
 * An issue for every fault that the schema finds.
 *
 * @param what names the whole, where that is at fault
 * @param allowedAt the names that a place may hold: they are the fix there; none where it names nothing
 */
export function faultsOf(
  schema: z.ZodType,
  given: unknown,
  at: Location,
  what = 'the file',
  allowedAt: (path: readonly string[]) => readonly string[] = () => [],
): Issue[] {
  return faultsIn(schema, given).map(({ path, problem, fix }) => {
    const allowed = allowedAt(path);
    return error(
      within(at, ...path),
      `${path.length === 0 ? what : `'${path.join('.')}'`} ${problem}`,
      allowed.length === 0 ? fix : suggest('', allowed),
    );
  });
}
