import { error, within } from '../issue';
import { placementsOf } from '../resolve/customers';
import type { Rule } from './rule';

/** Every release has a version, and every component one for the environment of each cluster that runs it. */
export const versions: Rule = ({ specs }) => {
  const products = new Map(specs.products.map((input) => [input.spec.name, input]));
  const releases = specs.customers.flatMap(({ spec, file }) =>
    placementsOf(spec).flatMap(({ spec: placement, path }) =>
      (placement.products ?? Object.keys(spec.products)).flatMap((name) => {
        const product = products.get(name);
        const hold = placement.holds?.[name];
        if (product?.spec.version === undefined) {
          const fix = 'remove the hold, or let the product declare what a version sets';
          return product && hold
            ? [
                error(
                  { file, path: `${path}.holds.${name}` },
                  `product '${name}' has no versions to hold`,
                  fix,
                ),
              ]
            : [];
        }
        if (
          hold ||
          product.rings?.entries[placement.ring] ||
          !Object.hasOwn(specs.fleet.rings, placement.ring)
        )
          return [];
        return [
          error(
            { file, path: `${path}.ring` },
            `ring '${placement.ring}' runs no version of '${name}'`,
            `add ${placement.ring} to ${product.rings?.file ?? `the product's rings.yaml`}, or leave '${name}' out of this tenant's products`,
          ),
        ];
      }),
    ),
  );
  const charts = specs.products.flatMap(({ spec, file }) =>
    'name' in spec.chart && spec.version !== 'chart' && spec.chart.chartVersion === undefined
      ? [
          error(
            { file, path: 'chart' },
            `chart '${spec.chart.name}' has no version`,
            "give chartVersion, or let a version of the product set it: version: 'chart'",
          ),
        ]
      : [],
  );
  const components = Object.entries(specs.fleet.clusters).flatMap(
    ([cluster, { environment, components: chosen }]) =>
      (chosen ?? Object.keys(specs.fleet.components))
        .filter((name) => Object.hasOwn(specs.fleet.components, name))
        .filter((name) => specs.fleet.components[name]!.versions[environment] === undefined)
        .map((name) =>
          error(
            within({ file: specs.fleetFile }, 'components', name, 'versions'),
            `no version for environment '${environment}', which cluster '${cluster}' has`,
            `add ${environment} to its versions`,
          ),
        ),
  );
  return [...releases, ...charts, ...components];
};
