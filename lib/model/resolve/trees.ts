import type { Tree } from '../../applicationsets';
import { customerData, type DataFile } from '../contents';
import { inRepository } from '../layout';
import type { ProductPlan, RingPlan, StatePlan } from '../plan';
import type { FleetSpec } from '../spec';
import type { CustomerInput } from '../specs';
import type { Layer } from '../values';
import { customerLayers } from './customers';
import { stateNamed, valuesOf, valueStates } from './states';

/** The files that people's ApplicationSets read: the values of products, rings and customers, in each state repository. */
export function resolveTrees(
  fleet: FleetSpec,
  states: readonly StatePlan[],
  from: {
    readonly products: readonly ProductPlan[];
    readonly rings: readonly RingPlan[];
    readonly customers: readonly CustomerInput[];
  },
): (repoURL: string, revision: string) => Tree | undefined {
  const shared = [
    ...from.products.flatMap(({ base, environments }) => [base, ...environments.map(({ layer }) => layer)]),
    ...from.rings.flatMap(({ layers }) => layers.map(({ layer }) => layer)),
  ].flatMap(ofLayer);
  const trees = () =>
    states.map((state): [StatePlan, Tree] => {
      const own = from.customers.filter(({ spec }) => stateNamed(states, valuesOf(fleet, spec)) === state);
      const files = [
        ...(valueStates(fleet, states).includes(state) ? shared : []),
        ...own.flatMap(({ spec, file }) => [
          ...Object.values(customerData(spec)),
          ...customerLayers(spec, file).flatMap(({ layer }) => ofLayer(layer)),
        ]),
      ];
      const byPath = new Map(files.map(({ path, values }) => [inRepository(state, path), values]));
      // JSON is YAML, and what is read of it is the data.
      return [state, { paths: [...byPath.keys()], text: (path) => JSON.stringify(byPath.get(path)) }];
    });
  let known: ReturnType<typeof trees> | undefined;
  return (repoURL, revision) =>
    (known ??= trees()).find(([{ url, branch }]) => url === repoURL && branch === revision)?.[1];
}

function ofLayer({ file, values }: Layer): DataFile[] {
  return file === undefined ? [] : [{ path: file, values }];
}
