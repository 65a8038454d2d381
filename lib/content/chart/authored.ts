import { z } from 'zod';
import {
  fromRepository,
  type DifferingPulled,
  type FleetNames,
  type OfArgocd,
} from '../../authored/component/fields';
import { type Authored, named } from '../../authored/readonly';
import { version } from '../../authored/sources/refs';
import { byName, sourcePath, text } from '../../authored/text';
import { type Values, values } from '../../authored/values';
import {
  applicationSettings,
  type HelmSettings,
  helmSettings,
} from '../../engines/argocd/authored/application';
import { withManifests } from '../manifests/authored';
import { type Folder, folderSchema } from '../../authored/sources/folder';

const byChartName = z.strictObject({ repository: text, name: text });
type InRepository<Repository extends string> =
  Authored<typeof byChartName, { repository: Repository }> | Folder<Repository>;

const argocd = named<OfArgocd<{ helm: HelmSettings }>>(
  applicationSettings.extend({ helm: helmSettings.optional() }),
).optional();

export const chartSchema = z.strictObject({
  ...withManifests,
  ...fromRepository({ chart: z.union([byChartName.partial(), folderSchema.partial()]).optional(), argocd }),
  chart: z.union([byChartName, folderSchema]),
  /** Per environment of the cluster. */
  versions: byName(version),
  values: values.optional(),
  /** Values that differ by the cluster's environment. */
  environments: byName(values).optional(),
  /** As of every component, and how Argo CD renders the chart. @default - as with every component of the cluster */
  argocd,
});

/** What a chart may say otherwise. */
export type ChartOverride<E extends string = string, R extends string = string> = DifferingPulled<{
  chart: Partial<InRepository<R>>;
  argocd: OfArgocd<{ helm: HelmSettings<E, R> }>;
}>;

/** Infrastructure from a Helm chart: by name from a Helm or OCI repository, by path from git. */
export type ChartComponent<
  E extends string = string,
  R extends string = string,
  C extends string = string,
  G extends string = string,
> = Authored<
  typeof chartSchema,
  FleetNames<E, C, G, ChartOverride<E, R>> & {
    chart: InRepository<R>;
    environments: { readonly [Name in E]?: Values };
    argocd: OfArgocd<{ helm: HelmSettings<E, R> }>;
  }
>;

const gitChart = z.strictObject({
  repository: text,
  /** Folder of the chart. */
  path: sourcePath,
});
/** A chart in a git repository. */
export type GitChart<Repository extends string = string> = Authored<
  typeof gitChart,
  { repository: Repository }
>;

const repositoryChart = z.strictObject({
  repository: text,
  name: text,
  /** The chart's version where a version of the product sets something else. @default - the ring's version */
  chartVersion: text.optional(),
});
/** A chart in a Helm or OCI repository. */
export type RepositoryChart<Repository extends string = string> = Authored<
  typeof repositoryChart,
  { repository: Repository }
>;

/** What of the chart may differ. */
export const differingChart = z.union([gitChart.partial(), repositoryChart.partial()]);
/** The chart of a product. */
export const productChart = named<GitChart | RepositoryChart>(z.union([gitChart, repositoryChart]));
