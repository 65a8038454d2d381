import { cycles, roundOf } from './graph';
import { error, type Issue, type Location } from '../issues/issue';
import { unknown } from '../issues/unknown';

/** Something with a name that depends on others of its kind, and where people say so. */
export interface Dependant {
  readonly name: string;
  readonly dependsOn: readonly string[];
  readonly at: Location;
}

/** What is wrong where some depend on others that there are not, or on themselves by any way round. */
export function* dependencyIssues(
  noun: string,
  all: readonly Dependant[],
  known: readonly string[],
): Generator<Issue> {
  for (const { name, dependsOn, at } of all) {
    const others = known.filter((other) => other !== name);
    for (const dependency of dependsOn) if (dependency !== name) yield* unknown(at, noun, dependency, others);
  }
  for (const cycle of cycles(new Map(all.map(({ name, dependsOn }) => [name, dependsOn]))))
    yield error(
      all.findLast(({ name }) => name === cycle[0])!.at,
      cycle.length === 1
        ? `'${cycle[0]}' depends on itself`
        : `${noun}s depend on one another: ${roundOf(cycle)}`,
      `remove one of these dependencies, or none of these ${noun}s is ever installed`,
    );
}
