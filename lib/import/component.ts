import type { ComponentAdoption } from '../authored/adoption';
import type { ComponentSpec } from '../authored/component';
import { labelOf } from './repositories';

/** A component as people write it, and the names that it has. */
export interface ImportedComponent {
  readonly name: string;
  readonly cluster: string;
  readonly spec: Readonly<Record<string, unknown>> & { readonly namespace: string };
  readonly adopt: ComponentAdoption;
}

/** What was read is judged when the new fleet is planned. */
export function asComponent({ spec }: ImportedComponent): ComponentSpec {
  const read: object = spec;
  return read as ComponentSpec;
}

/** A name that nothing else has, as near to the given one as may be. */
export function freeName(given: string, taken: Set<string>): string {
  const base = labelOf(given);
  for (let count = 1; ; count++) {
    const name = count === 1 ? base : `${base}-${count}`;
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}
