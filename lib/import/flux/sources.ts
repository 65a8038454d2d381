import type { VersionRef } from '../../authored/component';
import type { RepositorySpec } from '../../authored/repository';
import type { Values } from '../../authored/values';
import { mapBelow, pickedFrom, textBelow } from '../below';
import type { FoundObject, KubernetesData } from '../objects';
import { isRange, type ImportedRepositories } from '../repositories';
import { isSource, fluxKeyOf, referenced } from './kinds';

/** What something is pulled from. */
export interface FoundSource {
  readonly repository: RepositorySpec;
  readonly name: string;
  /** Of a bucket and of a repository of charts there is none. */
  readonly version?: VersionRef;
  /** Last part of the address of an artifact, which is the name of the chart in it. */
  readonly chart?: string;
}

const FILES = ['interval', 'timeout', 'ignore', 'provider', 'recurseSubmodules', 'insecure', 'layerSelector'];
const CHARTS = ['interval', 'timeout', 'passCredentials', 'provider', 'insecure'];
const SECRETS = ['secretRef', 'certSecretRef', 'proxySecretRef'];

/** The sources of Flux among objects. */
export class FoundSources {
  private readonly byKey;
  /** Those that components come from. */
  readonly used = new Set<FoundObject>();

  constructor(objects: readonly FoundObject[]) {
    this.byKey = new Map(objects.filter(isSource).map((each) => [fluxKeyOf(each.object), each]));
  }

  /** Those that a HelmRelease or Kustomization names. */
  of(object: KubernetesData): FoundObject[] {
    const spec = mapBelow(object, 'spec');
    return [spec['sourceRef'], spec['chartRef'], mapBelow(spec, 'chart', 'spec')['sourceRef']].flatMap(
      (reference) => this.byKey.get(referenced(object, reference)) ?? [],
    );
  }

  /** What a reference comes to, or why a fleet has no such repository. @param isChart whether it is a chart's */
  found(of: KubernetesData, reference: unknown, isChart: boolean): FoundSource | { readonly why: string } {
    const key = referenced(of, reference);
    const found = this.byKey.get(key);
    if (!found) return { why: `its source ${key} is not among what was given` };
    const source = sourceOf(found.object, isChart);
    if (!('why' in source)) this.used.add(found);
    return source;
  }
}

/** As components say where they come from. */
export function repositoryIn(repositories: ImportedRepositories, { name, repository }: FoundSource): string {
  return repositories.called(name, repository);
}

function sourceOf(object: KubernetesData, isChart: boolean): FoundSource | { readonly why: string } {
  const { kind, metadata } = object;
  const spec = mapBelow(object, 'spec');
  const { name } = metadata;
  const url = textBelow(spec, 'url');
  const why = (what: string) => ({ why: `${kind} ${name} ${what}` });
  if (spec['suspend'] === true) return why('is suspended');
  if (kind === 'Bucket') {
    const bucket = textBelow(spec, 'bucketName');
    const options = { ...pickedFrom(spec, [...FILES, 'endpoint', 'region', 'prefix']), ...secretsIn(spec) };
    return bucket === undefined
      ? why('has no bucketName')
      : { name, repository: asRepository({ bucket, ...options }) };
  }
  if (url === undefined) return why('has no url');
  if (kind === 'HelmRepository') {
    const options = { ...pickedFrom(spec, CHARTS), ...secretsIn(spec) };
    if (url.startsWith('oci://'))
      return {
        name,
        repository: asRepository({
          oci: url.replace(/\/+$/, ''),
          charts: 'HelmRepository',
          ...without(options, 'passCredentials'),
        }),
      };
    return { name, repository: asRepository({ helm: url, ...without(options, 'provider', 'insecure') }) };
  }
  const version =
    kind === 'GitRepository' ? gitRefOf(mapBelow(spec, 'ref')) : ociRefOf(mapBelow(spec, 'ref'));
  if (version === undefined) return why('has a ref that no fleet has');
  const verify = mapBelow(spec, 'verify');
  const options = {
    ...pickedFrom(spec, FILES),
    ...secretsIn(spec),
    ...(Object.keys(verify).length > 0 && { verify: { ...verify, ...secretsIn(verify) } }),
  };
  if (kind === 'GitRepository')
    return {
      name,
      version,
      repository: asRepository({
        git: url,
        ...without(options, 'insecure', 'layerSelector', 'certSecretRef'),
      }),
    };
  const own = without(options, 'recurseSubmodules', 'proxySecretRef');
  if (!isChart) return { name, version, repository: asRepository({ oci: url, ...own }) };
  const [, folder, chart] = /^(oci:\/\/.+)\/([^/]+)\/*$/.exec(url) ?? [];
  if (folder === undefined || chart === undefined) return why('has a url of no chart');
  // The layer of the chart is what ringfleet pulls of one.
  const layer = mapBelow(spec, 'layerSelector');
  const isUsual = /helm\.chart\.content/.test(textBelow(layer, 'mediaType') ?? 'helm.chart.content');
  return {
    name: folder.split('/').at(-1)!,
    chart,
    version,
    repository: asRepository({ oci: folder, ...(isUsual ? without(own, 'layerSelector') : own) }),
  };
}

/** What was read from objects is judged when the new fleet is planned. */
function asRepository(given: object): RepositorySpec {
  return given as RepositorySpec;
}

function secretsIn(spec: Values): Values {
  const all = SECRETS.map((key) => [key, textBelow(spec, key, 'name')] as const);
  return Object.fromEntries(all.filter((each): each is [string, string] => each[1] !== undefined));
}

function without(of: Values, ...keys: readonly string[]): Values {
  return Object.fromEntries(Object.entries(of).filter(([key]) => !keys.includes(key)));
}

function gitRefOf(ref: Values): VersionRef | undefined {
  const [branch, tag, semver, commit, name] = ['branch', 'tag', 'semver', 'commit', 'name'].map((key) =>
    textBelow(ref, key),
  );
  if (name !== undefined) return undefined;
  // As Flux takes them. Source: Flux, "Git Repositories", "Reference".
  if (commit !== undefined) return { commit };
  if (semver !== undefined) return { semver };
  if (tag !== undefined) return { tag };
  return { branch: branch ?? 'master' };
}

function ociRefOf(ref: Values): VersionRef | undefined {
  const [tag, semver, digest] = ['tag', 'semver', 'digest'].map((key) => textBelow(ref, key));
  if (ref['semverFilter'] !== undefined) return undefined;
  if (digest !== undefined) return { digest: digest as `sha256:${string}` };
  if (semver !== undefined) return { semver };
  return { tag: tag ?? 'latest' };
}

/** The version of a chart in a repository of charts. */
export function chartVersion(version: string | undefined): VersionRef {
  return isRange(version) ? { semver: version ?? '*' } : version!;
}
