import type {
  BucketOptions,
  Duration,
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

/** How often a source is looked at, and how long that may take. */
export interface Pace {
  readonly interval: Duration;
  readonly timeout: Duration;
}

interface GitSource<P> {
  readonly kind: 'git';
  readonly url: string;
  readonly ref: GitRef;
  readonly options: GitOptions & P;
}

/** A source of files, at a ref, with the pace that somebody gave it or every default. */
type FileSource<P> =
  | GitSource<P>
  | { readonly kind: 'oci'; readonly url: string; readonly ref: OciRef; readonly options: OciOptions & P }
  | { readonly kind: 'bucket'; readonly bucket: string; readonly options: BucketOptions & P }
  | {
      readonly kind: 'azureBlob';
      readonly url: string;
      readonly container: string;
      readonly options: FolderOptions & P;
    };

/** A git repository, at a ref. */
export type GitSourcePlan = GitSource<Pace>;

export type SourcePlan = FileSource<Pace>;

/** A source of files as people state it. */
export type StatedSource = FileSource<object>;

/** A Helm repository that several charts are pulled from. */
export interface HelmRepositoryPlan {
  readonly name: string;
  readonly kind: 'helm' | 'oci';
  readonly url: string;
  readonly options: HelmOptions & OciOptions & Pick<Pace, 'interval'>;
}

/** A chart and where to pull it from. */
export type ChartPlan = { readonly repository: string; readonly url: string } & (
  | { readonly kind: 'git'; readonly path: string; readonly ref: GitRef; readonly options: GitOptions & Pace }
  | { readonly kind: 'helm'; readonly name: string; readonly version: string; readonly options: HelmOptions }
  | {
      readonly kind: 'oci';
      readonly name: string;
      readonly ref: OciRef;
      readonly options: OciOptions & Pace;
      /** Whether Flux pulls it through a HelmRepository that others use too. */
      readonly shared: boolean;
    }
);
