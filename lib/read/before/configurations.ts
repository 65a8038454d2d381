import { join } from 'node:path';
import { isMap } from '../../authored/values';
import { layout } from '../../plan/layout';
import type { DeployedConfiguration } from '../../authored/specs';
import { objectsIn } from './files';
import { clusterFolders } from './folders';

/**
 * The fluxConfigurations of an output folder, as the run before wrote them. Of what is not there, or cannot be read,
 * nothing is known: a template that somebody broke must not stop the run that mends it.
 */
export function readDeployed(outdir: string): DeployedConfiguration[] {
  return clusterFolders(outdir).flatMap(({ content, cluster }) => {
    const [template] = objectsIn(join(content, layout.bootstrap(cluster), 'azuredeploy.json'));
    const resources = template?.['resources'];
    return Array.isArray(resources) ? resources.flatMap((each) => configuration(cluster, each)) : [];
  });
}

function configuration(cluster: string, resource: unknown): DeployedConfiguration[] {
  if (!isMap(resource) || !isMap(resource['properties'])) return [];
  const { type, name } = resource;
  const { scope, namespace } = resource['properties'];
  const isOne = type === 'Microsoft.KubernetesConfiguration/fluxConfigurations';
  if (!isOne || typeof name !== 'string' || typeof scope !== 'string' || typeof namespace !== 'string')
    return [];
  return [{ cluster, name, scope, namespace }];
}
