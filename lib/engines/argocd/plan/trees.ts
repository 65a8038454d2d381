import type { Tree } from '../../../applicationsets';
import { customerData, type FileData } from '../../../plan/contents';
import { groupBy } from '../../../facts/group-by';
import { inRepository } from '../../../plan/layout';
import type { AxisPlan, ProductPlan, RingPlan } from '../../../plan/product';
import type { StatePlan } from '../../../plan/source';
import type { CustomerInput, ProductSecretsInput } from '../../../authored/specs';
import type { Layer } from '../../../plan/values';
import { customerLayers } from '../../../plan/resolve/layers/customer';
import type { Named } from '../../../plan/resolve/layers/identity';
import { secretsContentOf } from '../../../plan/resolve/secrets';
import { stateNamed, valuesOf, valueStates } from '../../../plan/resolve/states';

/** The files that people's ApplicationSets read: the values of products, rings and customers, in each state repository. */
export function resolveTrees(
  by: Named,
  states: readonly StatePlan[],
  from: {
    readonly products: ReadonlyMap<string, ProductPlan>;
    readonly rings: readonly RingPlan[];
    readonly axes: readonly AxisPlan[];
    readonly customers: readonly CustomerInput[];
  },
): (repoURL: string, revision: string) => Tree | undefined {
  const { fleet } = by;
  const trees = () => {
    const shared = [
      ...[...from.products.values()].flatMap(({ base, environments, clusters }) => [
        base,
        ...[...environments, ...clusters].map(({ layer }) => layer),
      ]),
      ...[...from.rings, ...from.axes].flatMap(({ layers }) => layers.map(({ layer }) => layer)),
    ].flatMap(ofLayer);
    const withValues = valueStates(fleet, states);
    const customers = groupBy(from.customers, ({ spec }) => stateNamed(states, valuesOf(fleet, spec)));
    return states.map((state): [StatePlan, Tree] => {
      const files = [
        ...(withValues.includes(state) ? shared : []),
        ...(customers.get(state) ?? []).flatMap((customer) => ofCustomer(customer, from.products, by)),
      ];
      const byPath = new Map(files.map((file) => [inRepository(state, file.path), file]));
      return [state, { paths: [...byPath.keys()], text: (path) => textOf(byPath.get(path)!) }];
    });
  };
  // A fleet without sets of its own needs none.
  let known: ReturnType<typeof trees> | undefined;
  return (repoURL, revision) =>
    (known ??= trees()).find(([{ url, branch }]) => url === repoURL && branch === revision)?.[1];
}

/** Its values, and what else it brings. */
function ofCustomer(
  { spec, file, productSecrets = [], terraform = [] }: CustomerInput,
  products: ReadonlyMap<string, ProductPlan>,
  by: Named,
): (FileData | TextData)[] {
  const below = (path: string) => `customers/${spec.name}/${path}`;
  return [
    ...Object.values(customerData(spec)),
    ...customerLayers(spec, file, products, by).flatMap(({ layer }) => ofLayer(layer)),
    ...productSecrets.map((each) => ({
      path: below(`${each.product}/secrets.yaml`),
      text: textOfSecrets(each),
    })),
    ...terraform.map(({ name, text }) => ({ path: below(`terraform/${name}`), text })),
  ];
}

/** JSON is YAML. */
function textOfSecrets(input: ProductSecretsInput): string {
  const content = secretsContentOf(input);
  return 'text' in content
    ? content.text
    : content.objects.map((object) => JSON.stringify(object)).join('\n---\n');
}

/** A file that is passed on as it is. */
interface TextData {
  readonly path: string;
  readonly text: string;
}

/** JSON is YAML, and what is read of it is the data. */
function textOf(file: FileData | TextData): string {
  return 'text' in file ? file.text : JSON.stringify(file.values);
}

function ofLayer({ file, values }: Layer): FileData[] {
  return file === undefined ? [] : [{ path: file, values }];
}
