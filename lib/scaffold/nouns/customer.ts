import { customerSchema } from '../../authored/customer';
import { faultsIn } from '../../issues/explain';
import { error, type Issue } from '../../issues/issue';
import { unknown } from '../../issues/unknown';
import { hostedBy } from '../../facts/hosted';
import type { Addition, NewNoun, FleetNow } from '../addition';
import { yamlFolderOf, moduleOf } from '../customer-files';
import { answeredNames, type Asking, type Given, type Mistaken } from '../question';
import { missingValues, settingIn, valuesBy, type Setting } from '../values';

export const customerNoun: NewNoun = {
  summary: 'a folder of customers/: nothing that is there changes',
  options: {
    title: 'what people call it',
    tier: 'one of the tiers',
    region: 'where it is',
    contact: 'email address of whom to call',
    group: 'group of its people at your identity provider',
    products: 'what it subscribes to, with commas between',
    environments: 'where it runs, with commas between',
    cluster: '<environment>=<cluster>, once for each',
    ring: '<environment>=<ring>, once for each',
    set: '[<environment>/]<product>.<path>=<value>, once for each value',
  },
  switches: { yaml: 'write a folder of YAML in place of customer.ts' },
  taken: ({ plan }) => plan.customers.map(({ name }) => name),
  add: function* (present, name, given) {
    const { fleet, plan } = present;
    const title = yield { option: 'title', ask: 'What do people call it?', otherwise: titleOf(name) };
    const tier = yield { option: 'tier', ask: 'Which tier?', choices: Object.keys(fleet.tiers) };
    const region = yield { option: 'region', ask: 'Where is it?', ...regionsOf(present) };
    const contact = yield { option: 'contact', ask: 'Whom to call (email)?', fault: faultAt('contact') };
    const group = yield {
      option: 'group',
      ask: 'Group of its people at your identity provider?',
      otherwise: `${name}-operators`,
    };
    const products = yield {
      option: 'products',
      ask: 'Which products?',
      isMany: true,
      choices: plan.products.map((product) => product.name),
    };
    const tenants = yield* placed(present);
    const asked = yield* required(present, answeredNames(products), tenants, given);
    const { settings, issues } = settingsOf([...asked, ...(given['set'] ?? [])], {
      products: answeredNames(products),
      environments: Object.keys(tenants),
    });
    const of = (environment?: string) => {
      const own = settings.filter((each) => each.environment === environment);
      return valuesBy(own, plan.products);
    };
    const common = of();
    const draft = {
      metadata: { name, title, tier, region, contact, group },
      products: Object.fromEntries(answeredNames(products).map((each) => [each, common[each] ?? {}])),
      tenants: Object.fromEntries(
        Object.entries(tenants).map(([environment, place]) => [
          environment,
          { ...place, values: of(environment) },
        ]),
      ),
    };
    const files = given['yaml'] ? yamlFolderOf(draft) : moduleOf(present, draft);
    return { files, issues, next: nextOf(present, name) };
  },
};

/** `Acme Corp` of `acme-corp`. */
function titleOf(name: string): string {
  return name.replace(/(^|-)(.)/g, (_, dash: string, letter: string) => (dash && ' ') + letter.toUpperCase());
}

/** The regions that the fleet knows; where it has no such axis, the one of most customers is offered. */
function regionsOf({ fleet, plan }: FleetNow): { choices?: readonly string[]; otherwise?: string } {
  const choices = fleet.axes?.['region'];
  if (choices) return { choices };
  const counts = new Map<string, number>();
  for (const { spec } of plan.customers) counts.set(spec.region, (counts.get(spec.region) ?? 0) + 1);
  const [most] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return most ? { otherwise: most[0] } : {};
}

/** What the schema of customers says of one field. */
function faultAt(field: 'contact'): (text: string) => Mistaken | undefined {
  return (text) => faultsIn(customerSchema, { [field]: text }).find(({ path }) => path[0] === field);
}

/** Where it runs, by environment. */
function* placed({ fleet }: FleetNow): Asking<Record<string, { cluster: string; ring: string }>> {
  const clusters = Object.entries(fleet.clusters);
  const hosting = (environment: string) =>
    clusters.flatMap(([name, spec]) => (hostedBy(spec).includes(environment) ? [name] : []));
  const answer = yield {
    option: 'environments',
    ask: 'In which environments?',
    isMany: true,
    choices: Object.keys(fleet.environments).filter((each) => hosting(each).length > 0),
  };
  const tenants: Record<string, { cluster: string; ring: string }> = {};
  for (const of of Object.keys(fleet.environments).filter((each) => answeredNames(answer).includes(each))) {
    const cluster = yield { option: 'cluster', of, ask: `${of}: on which cluster?`, choices: hosting(of) };
    const rings = Object.keys(fleet.rings).filter((name) => fleet.rings[name]!.environment === of);
    const ring = yield { option: 'ring', of, ask: `${of}: in which ring?`, choices: rings };
    tenants[of] = { cluster, ring };
  }
  return tenants;
}

/**
 * Asks for values that the products require, and that nobody has given, in each environment: hosts differ. What production has, which is
 * last, is the customer's, and others go over it. Whether they fit, synthesis says.
 */
function* required(
  { plan }: FleetNow,
  products: readonly string[],
  tenants: Readonly<Record<string, { readonly ring: string }>>,
  { set = [] }: Given,
): Asking<string[]> {
  const found: string[] = [];
  const isGiven = (value: string) =>
    set.some((each) =>
      [`${value}=`, `${value}.`].some((start) => each.replace(/^[^/.=]+\//, '').startsWith(start)),
    );
  const rings = Object.values(tenants).map(({ ring }) => ring);
  for (const product of plan.products.filter(({ name }) => products.includes(name)))
    for (const path of missingValues(plan, product, rings)) {
      const of = `${product.name}.${path}`;
      if (isGiven(of)) continue;
      const answers: [string, string][] = [];
      for (const environment of Object.keys(tenants)) {
        const otherwise = answers.at(-1)?.[1];
        const ask = `${product.name}: ${path} in ${environment}?`;
        answers.push([environment, yield { option: 'set', of, ask, ...(otherwise && { otherwise }) }]);
      }
      const last = answers.pop()?.[1] ?? '';
      if (last === '') continue;
      const others = answers.filter(([, text]) => text !== last);
      found.push(`${of}=${last}`, ...others.map(([environment, text]) => `${environment}/${of}=${text}`));
    }
  return found;
}

function settingsOf(
  given: readonly string[],
  known: { readonly products: readonly string[]; readonly environments: readonly string[] },
): { settings: Setting[]; issues: Issue[] } {
  const settings: Setting[] = [];
  const issues: Issue[] = [];
  const at = { file: '--set' };
  for (const text of given) {
    const setting = settingIn(text);
    if (!setting) {
      const fix = 'write --set web.replicaCount=3, or --set prod/web.replicaCount=3 for one environment';
      issues.push(error(at, `'${text.split('=')[0]}' is no value of a product`, fix));
      continue;
    }
    issues.push(...unknown(at, 'product of the customer', setting.product, known.products));
    if (setting.environment !== undefined)
      issues.push(...unknown(at, 'environment of the customer', setting.environment, known.environments));
    settings.push(setting);
  }
  return { settings, issues };
}

function nextOf({ command }: FleetNow, name: string): Addition['next'] {
  return [
    `git add customers/${name} dist && git commit -m 'Add customer ${name}'`,
    'when it is published, each cluster of the customer pulls it; where a person syncs, sync there',
    `${command} explain <tenant>/<product>    # where its values come from`,
  ];
}
