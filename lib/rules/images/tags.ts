import { runningIn } from '../../facts/rollout';
import { placementsOf } from '../../facts/placements';
import { tagsImages, tagsOf } from '../../facts/image-tags';
import { acceptsTag } from '../../authored/environment/image-tags';
import { error, type Issue, type Location } from '../../issues/issue';
import type { ProductInput, Specs } from '../../authored/specs';
import type { Rule } from '../rule';

/** A ring, and a tenant that holds a version, run images whose tags are the environment's. */
export const imageTags: Rule = function* ({ specs }) {
  const products = new Map<string, ProductInput>();
  for (const input of specs.products) {
    if (!tagsImages(input.spec)) continue;
    products.set(input.spec.name, input);
    yield* ofRings(specs, input);
  }
  for (const { spec, file } of specs.customers)
    for (const { spec: placement, path } of placementsOf(spec))
      for (const [name, hold] of Object.entries(placement.holds ?? {})) {
        if (!hold || !products.has(name)) continue;
        const at = { file, path: `${path}.holds.${name}.version` };
        yield* ofVersion(specs, placement.ring, name, hold.version, at);
      }
};

function* ofRings(specs: Specs, { spec: { name }, rings }: ProductInput): Generator<Issue> {
  for (const [ring, entry] of Object.entries(rings?.entries ?? {}))
    for (const version of runningIn(entry)) {
      const key = version === entry.version ? 'version' : 'previous';
      yield* ofVersion(specs, ring, name, version, rings!.locate(ring, key));
    }
}

function* ofVersion(
  { fleet }: Specs,
  ring: string,
  product: string,
  version: string,
  at: Location,
): Generator<Issue> {
  const tags = tagsOf(fleet, ring);
  if (!tags || acceptsTag(tags, version)) return;
  const environment = fleet.rings[ring]?.environment;
  const problem = `image tag '${version}' of '${product}' is none that environment '${environment}' runs`;
  yield error(at, problem, `give ${tags.says}`);
}
