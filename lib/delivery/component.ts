import type { Construct } from 'constructs';
import { folder, ManifestFile, type ManifestFileProps } from '../files';
import { componentLabels, type ClusterPlan, type ComponentPlan, type Labels } from '../model';
import { guardedNamespace } from '../tenancy';

/** Input that decides the components. */
const SOURCE = 'fleet/components.ts';

/** Header and labels of a file that installs a component. */
export function componentFile(component: ComponentPlan): ManifestFileProps {
  return { source: SOURCE, labels: componentLabels(component.name) };
}

/** The component's folder; with its namespace, unless another component brings that. */
export function componentFolder(
  scope: Construct,
  cluster: ClusterPlan,
  component: ComponentPlan,
  keep: Labels,
): Construct {
  const own = folder(scope, `infrastructure/${component.name}`);
  if (component.createsNamespace) {
    guardedNamespace(new ManifestFile(own, 'namespace.yaml', componentFile(component)), {
      name: component.namespace,
      podSecurity: component.podSecurity,
      kubernetes: cluster.spec.kubernetes,
      annotations: keep,
    });
  }
  return own;
}
