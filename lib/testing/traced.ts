import { explained } from '../explain';
import type { RingsFile } from '../authored/specs';
import type { TenantPlan } from '../plan/tenant';
import { merge, settingAt } from '../plan/values';
import { locator } from '../read';

/**
 * The values of which `explain` names layers that do not come to them, or a place without a line.
 *
 * @param root folder of the program
 */
export function* areTraced(
  tenants: readonly TenantPlan[],
  rings: readonly RingsFile[],
  root: string,
): Generator<string> {
  const locate = locator(root);
  for (const tenant of tenants)
    for (const release of tenant.releases) {
      for (const { path, layer, overrode, at } of explained(tenant, release, rings).values) {
        const named = [layer, ...overrode.map((lower) => lower.layer)];
        const layers = release.layers.filter(({ name }) => named.includes(name));
        const said = settingAt(merge(layers.map(({ values }) => values)), path);
        const where = `${path.join('.')} of ${release.name}`;
        if (JSON.stringify(said) !== JSON.stringify(settingAt(release.values, path)))
          yield `${where} is not what ${named.join(', ')} come to`;
        if (locate(at).line === undefined) yield `${where} has no line in ${at.file}`;
      }
    }
}
