import { error, within } from '../../issues/issue';
import { componentsOf } from '../../facts/components';
import { undeliverable } from '../../plan/deliverable';
import type { Rule } from '../rule';

/** A cluster runs only components that its engine can deliver. */
export const componentContents: Rule = function* ({ specs: { fleet, fleetFile } }) {
  for (const [name, cluster] of Object.entries(fleet.clusters)) {
    const right: string[] = [];
    const wrong: { readonly component: string; readonly what: string }[] = [];
    for (const [component, spec] of componentsOf(fleet, name)) {
      const what = undeliverable(fleet, cluster, spec);
      if (what === undefined) right.push(`'${component}'`);
      else wrong.push({ component, what });
    }
    for (const { component, what } of wrong)
      yield error(
        within({ file: fleetFile }, 'clusters', name, 'components'),
        `'${component}' is ${what}, which ${cluster.engine} cannot deliver`,
        `list what the cluster runs, without it: components: [${right.join(', ')}]`,
      );
  }
};
