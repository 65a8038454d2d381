import type { ArgocdClusterSpec, ArgocdInstall, ArgocdVersion } from '../../../authored/cluster';
import { type Values, isMap } from '../../../authored/values';

/** What a fleet is written for, where no cluster says otherwise. */
export const ARGOCD_VERSION: ArgocdVersion = '3.3';

/** The first version that did each of these. Source: Argo CD, release notes. */
export const ARGOCD_SINCE = {
  /** `syncPolicy.retry.refresh`, which Applications have that sync by themselves. */
  everything: '3.2',
  /** `application.sync.requireOverridePrivilegeForRevisionSync` */
  guardsRevisions: '3.3',
} as const satisfies Readonly<Record<string, ArgocdVersion>>;

/** The first version of Argo CD's own chart with each version of Argo CD, newest first. Source: argo-helm, "argo-cd", Chart.yaml. */
const CHARTS: readonly (readonly [chart: readonly [number, number], argocd: ArgocdVersion])[] = [
  [[9, 6], '3.4'],
  [[9, 4], '3.3'],
  [[9, 1], '3.2'],
  [[8, 3], '3.1'],
];

/** Whether an Argo CD does what another was the first to do. */
export function argocdSince(version: ArgocdVersion, since: ArgocdVersion): boolean {
  return minorOf(version) >= minorOf(since);
}

function minorOf(version: ArgocdVersion): number {
  return Number(version.slice(version.indexOf('.') + 1));
}

/** The version that the cluster says, by itself or by what it installs. */
export function argocdVersionOf({
  selfManaged,
  argocdVersion = ARGOCD_VERSION,
}: ArgocdClusterSpec<string, string>): ArgocdVersion {
  return (selfManaged && installedVersion(selfManaged)) ?? argocdVersion;
}

/** At least this version of Argo CD comes with the chart, or with the image that its values name; of other charts it is not known. */
export function installedVersion({
  chart = 'argo-cd',
  version,
  values = {},
}: ArgocdInstall): ArgocdVersion | undefined {
  const image = /^v?3\.(\d+)\./.exec(imageTag(values));
  if (image) return `3.${Number(image[1])}`;
  const parts = /^v?(\d+)\.(\d+)\.\d/.exec(version);
  if (chart !== 'argo-cd' || !parts) return undefined;
  const [major, minor] = [Number(parts[1]), Number(parts[2])];
  const found = CHARTS.find(([[first, second]]) => major > first || (major === first && minor >= second));
  return found?.[1] ?? '3.0';
}

function imageTag({ global }: Values): string {
  const image = isMap(global) ? global.image : undefined;
  return isMap(image) && typeof image.tag === 'string' ? image.tag : '';
}
