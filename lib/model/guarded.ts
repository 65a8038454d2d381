import { error, type Issue } from './issue';
import type { ProductSpec, VersionSpec } from './spec';
import type { ProductInput } from './specs';

type Ask = (...given: never[]) => unknown;

/**
 * The product with functions of its own that never throw: a mistake in one is an issue like any other, and the plan
 * goes on with what the function would be if it were left out.
 */
export function guarded(input: ProductInput, found: Issue[]): ProductInput {
  const { spec, file } = input;
  const guard = <F extends Ask>(ask: F, path: string, instead: (...given: Parameters<F>) => unknown): F =>
    ((...given: Parameters<F>) => {
      try {
        return ask(...given);
      } catch (fault) {
        const said = fault instanceof Error ? fault.message : String(fault);
        found.push(error({ file, path }, `throws: ${said}`, 'correct the function'));
        return instead(...given);
      }
    }) as F;
  const { footprint, hosts, version } = spec;
  const changes: Partial<ProductSpec> = {
    ...(footprint && { footprint: guard(footprint, 'footprint', () => undefined) }),
    ...(hosts && { hosts: guard(hosts, 'hosts', () => []) }),
    ...(version && { version: guardedVersion(version, guard) }),
  };
  return { ...input, spec: { ...spec, ...changes } };
}

function guardedVersion(
  version: VersionSpec,
  guard: (
    ask: (version: string) => string,
    path: string,
    instead: (version: string) => string,
  ) => (version: string) => string,
): VersionSpec {
  if (typeof version === 'string' || !('gitRef' in version)) return version;
  const asText = (given: string): string => {
    const ref: unknown = version.gitRef(given);
    if (typeof ref !== 'string') throw new TypeError(`it gives a ${typeof ref}, not a git ref`);
    return ref;
  };
  return { gitRef: guard(asText, 'version.gitRef', (given) => given) };
}
