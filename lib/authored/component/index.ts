import { type ComponentKind, type Components, contents } from '../../content';
import { formOf } from '../form';
import type { Schema } from '../readonly';

export type { ComponentDependency, PodSecurityLevel } from './fields';
export type { KubernetesObject } from './object';
export type { VersionRef } from '../sources/refs';

/** Infrastructure on a cluster. */
export type ComponentSpec<
  Environment extends string = string,
  Repository extends string = string,
  Component extends string = string,
  Group extends string = string,
> = Components<Environment, Repository, Component, Group>[ComponentKind];

const kinds = (Object.keys(contents) as (keyof typeof contents)[]).filter(
  (kind): kind is ComponentKind => 'component' in contents[kind],
);

function takesManifests(kind: ComponentKind): boolean {
  return 'takesManifests' in contents[kind];
}

/** What the compiler checks of a component, checked once more when it runs. */
export const componentSchema: Schema<ComponentSpec> = formOf((given) => {
  const [kind, ...more] = kinds.filter((each) => each in given);
  if (kind === undefined) return `expected one of ${kinds.join(', ')}: what the component consists of`;
  const others = takesManifests(kind) ? more.filter((each) => each !== 'manifests') : more;
  return others.length === 0
    ? (contents[kind].component as Schema<object> as Schema<ComponentSpec>)
    : `expected one of ${[kind, ...more].join(', ')} alone, and the rest as a component of its own`;
});
