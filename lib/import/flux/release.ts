import type { ReleaseAdoption } from '../../authored/adoption';
import type { Values } from '../../authored/values';
import { mapBelow, pickedFrom } from '../below';
import type { FoundObject, KubernetesData } from '../objects';
import type { ReleaseFound } from '../releases';
import { labelOf } from '../repositories';
import { chartOfRelease, HELM, namesOf, othersIn, type FluxMaking } from './component';
import { valuesOfRelease } from './values-from';

/** A HelmRelease that is a release of a product for a customer. */
export interface FoundHelmRelease extends ReleaseFound {
  readonly found: FoundObject;
  readonly chart: Readonly<Record<string, string>>;
  readonly version?: 'chart' | 'gitRef';
  /** That it follows. @default - it has a version */
  readonly branch?: string;
  /** How Helm installs it. */
  readonly settings: Values;
  readonly adopt: ReleaseAdoption;
  /** ConfigMaps of which it has values. */
  readonly read: readonly FoundObject[];
  /** The same with its values in one place. */
  readonly plain: KubernetesData;
}

/**
 * The HelmRelease as a release, or why it is none; `undefined` where its name is not that of one.
 *
 * @param names an expression for its name, or the name after its namespace and a slash; with the groups `customer`, `product` and, if need be,
 *   `environment`
 */
export function fluxReleaseLike(
  found: FoundObject,
  names: RegExp,
  making: FluxMaking,
  all: readonly FoundObject[],
): FoundHelmRelease | { readonly why: string } | undefined {
  const { object } = found;
  const { metadata } = object;
  const { namespace, releaseName, storageNamespace } = namesOf(object);
  const { groups } = names.exec(metadata.name) ?? names.exec(`${namespace}/${metadata.name}`) ?? {};
  if (groups?.['customer'] === undefined || groups['product'] === undefined) return undefined;
  const other = othersIn(found);
  if (other !== undefined) return { why: other };
  const home = metadata.namespace ?? 'default';
  const isBeside = home === namespace;
  if (!isBeside && home !== making.releases)
    return { why: `it is in namespace '${home}', and installs in '${namespace}'` };
  if (isBeside && !making.crossesNamespaces)
    return { why: `it is in namespace '${home}', where no HelmRelease of this cluster can be` };
  if (storageNamespace !== namespace)
    return { why: `Helm has its record in namespace '${storageNamespace}'` };
  const chart = chartOfRelease(object, making);
  if ('why' in chart) return chart;
  const pulled = pulledAt(chart.version, 'path' in chart.chart);
  if ('why' in pulled) return pulled;
  const given = valuesOfRelease(object, all);
  if ('why' in given) return given;
  const { values, secrets, read } = given;
  if (secrets.length > 0 && isBeside)
    return { why: 'it has values of a Secret beside it, and those of a tenant are in another namespace' };
  const spec = mapBelow(object, 'spec');
  const { valuesFrom: _, values: __, ...rest } = spec;
  const stated = { ...(secrets.length > 0 && { valuesFrom: secrets }) };
  return {
    found,
    customer: labelOf(groups['customer']),
    product: labelOf(groups['product']),
    environment: labelOf(groups['environment'] ?? making.environment),
    name: metadata.name,
    cluster: making.cluster,
    namespace,
    origin: JSON.stringify([chart.chart, pulled.version, stated]),
    isAutomated: true,
    values,
    read,
    ...pulled,
    chart: chart.chart,
    settings: { ...pickedFrom(rest, HELM), ...stated },
    adopt: {
      name: metadata.name,
      namespace,
      ...(releaseName !== metadata.name && { releaseName }),
      ...(isBeside && { objectNamespace: home }),
    },
    plain: { ...object, spec: { ...rest, ...stated, values } },
  };
}

/** What of a version a product has: that of its chart, a tag of its repository, or none, where it follows a branch. */
function pulledAt(
  version: unknown,
  isInGit: boolean,
): Pick<FoundHelmRelease, 'revision' | 'version' | 'branch'> | { readonly why: string } {
  if (typeof version === 'string') return { revision: version, version: isInGit ? 'gitRef' : 'chart' };
  const { tag, branch } = mapBelow(version);
  if (typeof tag === 'string') return { revision: tag, version: isInGit ? 'gitRef' : 'chart' };
  if (typeof branch === 'string') return { revision: branch, branch };
  return { why: 'it follows no single version and no branch' };
}
