import type { Construct } from 'constructs';
import { folder, ManifestFile } from '../../files';
import { layout, ROOTS, type ClusterPlan, type ComponentPlan } from '../../model';
import { componentFile, componentFolder } from '../component';
import { componentRelease } from './helm-release';
import { KEEP, kustomization, type FluxHome } from './kustomization';

/**
 * A component: its objects, and the Kustomization that applies them after those it depends on are healthy.
 *
 * @param account ServiceAccount that installs the chart
 */
export function component(
  scope: Construct,
  cluster: ClusterPlan,
  plan: ComponentPlan,
  home: FluxHome,
  account: string,
): void {
  const own = componentFolder(scope, cluster, plan, KEEP);
  componentRelease(new ManifestFile(own, 'release.yaml', componentFile(plan)), plan, home, account);
  const delivery = folder(scope, `delivery/${ROOTS.infrastructure}`);
  const file = new ManifestFile(delivery, `${plan.name}.yaml`, componentFile(plan));
  const path = layout.component(cluster.name, plan.name);
  kustomization(file, cluster.state, {
    name: plan.name,
    path,
    home,
    dependsOn: plan.dependsOn.map((dependency) => ({ name: dependency })),
  });
}
