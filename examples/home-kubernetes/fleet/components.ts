import { applications } from './applications';
import { ciCd } from './ci-cd';
import { core } from './core';
import { database } from './database';
import { flux } from './flux';
import { foundation } from './foundation';
import type { Component, Group, Name } from './groups';
import { networking } from './networking';
import { observability } from './observability';
import { storage } from './storage';

/** What the cluster runs. A group that is missing here does not compile. */
export const components = {
  ...inGroup('foundation', foundation),
  ...inGroup('core', core),
  ...inGroup('storage', storage),
  ...inGroup('database', database),
  ...inGroup('networking', networking),
  ...inGroup('ci-cd', ciCd),
  ...inGroup('observability', observability),
  ...inGroup('applications', applications),
  ...inGroup('flux', flux),
} satisfies Record<Name, Component>;

/** The components as those of a group, each with the variables that its manifests and values may use. */
function inGroup<N extends Name>(
  group: Group,
  members: Readonly<Record<N, Component>>,
): Record<N, Component> {
  const entries = Object.entries<Component>(members).map(([name, spec]): [string, Component] => {
    const NAMESPACE = 'namespace' in spec ? spec.namespace : 'flux-system';
    const kustomization = { ...spec.flux?.kustomization, substitute: { APP: name, NAMESPACE } };
    return [name, { ...spec, group, flux: { ...spec.flux, kustomization } }];
  });
  return Object.fromEntries(entries) as Record<N, Component>;
}
