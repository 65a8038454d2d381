import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { isMap } from '../authored/values';
import { layout } from '../plan/layout';
import type { DeployedConfiguration } from '../authored/specs';
import { clusterFolders } from './cluster-folders';

/**
 * The fluxConfigurations of an output folder, as the run before wrote them. Of what is not there, or cannot be read,
 * nothing is known: a template that somebody broke must not stop the run that mends it.
 */
export function readDeployed(outdir: string): DeployedConfiguration[] {
  return clusterFolders(outdir).flatMap(({ content, cluster }) => {
    const template = read(join(content, layout.bootstrap(cluster), 'azuredeploy.json'));
    const resources = isMap(template) ? template['resources'] : undefined;
    return Array.isArray(resources) ? resources.flatMap((each) => configuration(cluster, each)) : [];
  });
}

/** A file of the output folder as the run before wrote it; `undefined` where it is not there, or cannot be read. */
export function readBefore(outdir: string, path: string): string | undefined {
  try {
    return readFileSync(join(outdir, path), 'utf8');
  } catch {
    return undefined;
  }
}

/** Objects of a file of the output, as the run before wrote it. What is not there, or cannot be read, tells nothing. */
export function objectsIn(file: string): Readonly<Record<string, unknown>>[] {
  try {
    return parseAllDocuments(readFileSync(file, 'utf8'))
      .map((document) => document.toJS() as unknown)
      .filter(isMap);
  } catch {
    return [];
  }
}

function read(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
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
