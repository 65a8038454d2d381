import { parse } from 'yaml';
import { isMap, type Values } from '../../authored/values';
import { mapBelow, mapsBelow, textBelow } from '../below';
import type { FoundObject, KubernetesData } from '../objects';
import { labelOf } from '../repositories';
import type { Told } from '../told';

const CONFIGURATION = /^Microsoft\.KubernetesConfiguration\/fluxConfigurations$/i;

/**
 * The objects that Azure Arc makes of its GitOps configurations: of templates of Azure Resource Manager, and of what the CLI prints
 * (`az k8s-configuration flux list`). Source: Azure Arc, "GitOps Flux v2 configurations".
 */
export function configurationsIn(texts: Iterable<readonly [string, string]>): {
  found: FoundObject[];
  told: Told[];
} {
  const found: FoundObject[] = [];
  const told: Told[] = [];
  for (const [file, text] of texts) {
    if (!/fluxConfigurations|"?kustomizations"?\s*:/i.test(text)) continue;
    const given = dataIn(text);
    const all = isMap(given)
      ? mapsBelow(given, 'resources')
      : Array.isArray(given)
        ? given.filter(isMap)
        : [];
    for (const each of isMap(given) && all.length === 0 ? [given] : all) {
      const type = textBelow(each, 'type') ?? '';
      const stated = mapBelow(each, 'properties');
      const properties = Object.keys(stated).length > 0 ? stated : each;
      if (CONFIGURATION.test(type))
        found.push(
          ...objectsOf(textBelow(each, 'name') ?? 'flux', properties, told).map((object) => ({
            object,
            file,
          })),
        );
      else if (/^Microsoft\./i.test(type))
        told.push({
          what: 'replaced',
          of: `${type} ${textBelow(each, 'name') ?? ''}`,
          why: 'ringfleet writes the extension; nothing else of the template is read',
        });
    }
  }
  return { found, told };
}

function dataIn(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}

function objectsOf(given: string, properties: Values, told: Told[]): KubernetesData[] {
  const name = labelOf(given);
  const namespace = textBelow(properties, 'namespace') ?? 'default';
  const kind = textBelow(properties, 'sourceKind') ?? 'GitRepository';
  const key = { GitRepository: 'gitRepository', OCIRepository: 'ociRepository' }[kind];
  if (key === undefined) {
    told.push({ what: 'lost', of: `configuration ${given}`, why: `its source is a ${kind}` });
    return [];
  }
  const source = mapBelow(properties, key);
  const secret = textBelow(source, 'localAuthRef');
  const made: KubernetesData = {
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind,
    metadata: { name, namespace },
    spec: {
      url: source['url'],
      ref: mapBelow(source, 'repositoryRef'),
      interval: seconds(source['syncIntervalInSeconds']),
      timeout: seconds(source['timeoutInSeconds']),
      ...(secret !== undefined && { secretRef: { name: secret } }),
    },
  };
  const { kustomizations } = properties;
  const all = Object.entries(isMap(kustomizations) ? kustomizations : {});
  return [made, ...all.map(([of, each]) => kustomizationOf(name, of, namespace, kind, each))];
}

function kustomizationOf(
  configuration: string,
  name: string,
  namespace: string,
  kind: string,
  each: unknown,
): KubernetesData {
  const { dependsOn, syncIntervalInSeconds, retryIntervalInSeconds, timeoutInSeconds, postBuild, ...rest } =
    mapBelow(each);
  const names = Array.isArray(dependsOn) ? dependsOn.map(String) : [];
  return {
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata: { name: `${configuration}-${name}`, namespace },
    spec: {
      path: rest['path'],
      prune: rest['prune'] === true,
      ...(rest['force'] === true && { force: true }),
      ...(rest['wait'] === true && { wait: true }),
      interval: seconds(syncIntervalInSeconds) ?? '600s',
      ...(seconds(retryIntervalInSeconds) !== undefined && {
        retryInterval: seconds(retryIntervalInSeconds),
      }),
      ...(seconds(timeoutInSeconds) !== undefined && { timeout: seconds(timeoutInSeconds) }),
      ...(isMap(postBuild) && { postBuild }),
      ...(names.length > 0 && { dependsOn: names.map((of) => ({ name: `${configuration}-${of}` })) }),
      sourceRef: { kind, name: configuration },
    },
  };
}

function seconds(given: unknown): string | undefined {
  return typeof given === 'number' ? `${given}s` : undefined;
}
