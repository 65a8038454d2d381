import { error } from '../../../issues/issue';
import { tenantsOf } from '../../../plan/fleet';
import type { Rule } from '../../../rules/rule';
import { tenantsFollowing } from '../../following';

/**
 * A HelmRelease waits for HelmReleases, and a Kustomization for Kustomizations. Source: Flux, "Helm Releases",
 * "Dependencies"; "Kustomization", "Dependencies".
 */
export const releaseDependencies: Rule = function* ({ specs, plan }) {
  const files = new Map(specs.products.map(({ spec, file }) => [spec.name, file]));
  for (const { releases, cluster } of tenantsFollowing('flux', tenantsOf(plan)))
    for (const { product, content, dependsOn } of releases) {
      const others = releases.filter(
        (each) => dependsOn.includes(each.name) && isChart(each.content) !== isChart(content),
      );
      for (const other of others)
        yield error(
          { file: files.get(product.name) ?? '', path: 'dependsOn' },
          `'${product.name}' depends on '${other.product.name}', and one is a chart, and the other is not: Flux on cluster '${cluster.name}' lets neither wait for the other`,
          'leave the dependency out there and let the product wait by itself, or make both of one kind',
        );
    }
};

function isChart({ form }: { readonly form: string }): boolean {
  return form === 'helm';
}
