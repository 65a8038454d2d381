import type { ChartPlan, SourcePlan } from '../../../plan/source';

type Kind = SourcePlan['kind'];

/** The kind of Flux's object for each kind of source. */
export const SOURCE_KINDS = {
  git: 'GitRepository',
  oci: 'OCIRepository',
  bucket: 'Bucket',
  azureBlob: 'Bucket',
} as const satisfies Record<Kind, string>;

/** The kind of Flux's object that a chart is pulled by. */
export function chartSourceKind(chart: ChartPlan): 'GitRepository' | 'HelmRepository' | 'OCIRepository' {
  if (chart.kind === 'helm' || (chart.kind === 'oci' && chart.shared)) return 'HelmRepository';
  return SOURCE_KINDS[chart.kind];
}

/** What messages call each kind of source. */
export const SOURCE_NOUNS: Readonly<Record<Kind, string>> = {
  git: 'a git repository',
  oci: 'an OCI repository',
  bucket: 'a bucket',
  azureBlob: 'Azure Blob Storage',
};
