import type {
  BucketOptions,
  FolderOptions,
  GitOptions,
  GitRef,
  HelmOptions,
  OciOptions,
  OciRef,
  StateRepository,
} from '../authored/repository';

/** A state repository, with every default resolved. */
export type StatePlan = StateRepository &
  Required<Pick<StateRepository, 'prefix' | 'name'>> & {
    /** Folder of the output that is its content; empty where the whole output is. */
    readonly folder: string;
  };

/** A git repository, at a ref. */
export interface GitSourcePlan {
  readonly kind: 'git';
  readonly url: string;
  readonly ref: GitRef;
  readonly options: GitOptions;
}

/** A source of files, at a ref. */
export type SourcePlan =
  | GitSourcePlan
  | { readonly kind: 'oci'; readonly url: string; readonly ref: OciRef; readonly options: OciOptions }
  | { readonly kind: 'bucket'; readonly bucket: string; readonly options: BucketOptions }
  | {
      readonly kind: 'azureBlob';
      readonly url: string;
      readonly container: string;
      readonly options: FolderOptions;
    };

/** A Helm repository that several charts are pulled from. */
export interface HelmRepositoryPlan {
  readonly name: string;
  readonly kind: 'helm' | 'oci';
  readonly url: string;
  readonly options: HelmOptions & OciOptions;
}

/** A chart and where to pull it from. */
export type ChartPlan = { readonly repository: string; readonly url: string } & (
  | { readonly kind: 'git'; readonly path: string; readonly ref: GitRef; readonly options: GitOptions }
  | { readonly kind: 'helm'; readonly name: string; readonly version: string; readonly options: HelmOptions }
  | {
      readonly kind: 'oci';
      readonly name: string;
      readonly ref: OciRef;
      readonly options: OciOptions;
      /** Whether Flux pulls it through a HelmRepository that others use too. */
      readonly shared: boolean;
    }
);
