import semver from 'semver';
import { error, within, type Issue, type Location } from '../../issues/issue';
import { historyOf } from '../../facts/rollout';
import { folderOf } from '../../facts/folders';
import { repositoryOf } from '../../facts/repositories';
import type { ClusterSpec } from '../../authored/cluster';
import type { ComponentSpec, VersionRef } from '../../authored/component';
import type { FleetSpec } from '../../authored/fleet';
import type { VersionSpec } from '../../authored/product';
import type { ProductInput } from '../../authored/specs';
import type { Rule } from '../rule';

/** What takes a version reads it by a grammar of its own, and a cluster would say so hours later. */
interface Grammar {
  readonly isOne: (given: string) => boolean;
  readonly noun: string;
  readonly fix: string;
}

/** Source: Helm, "Charts", "Charts and Versioning"; a leading v and fewer numbers are read, too. */
const CHART_VERSION: Grammar = {
  isOne: (given) =>
    /^v?\d+(\.\d+){0,2}(-[\dA-Za-z-]+(\.[\dA-Za-z-]+)*)?(\+[\dA-Za-z-]+(\.[\dA-Za-z-]+)*)?$/.test(given),
  noun: 'version of a chart',
  fix: "give a semantic version, such as '1.4.2'",
};

/** Source: OCI Distribution Specification, "Pulling manifests". */
const TAG: Grammar = {
  isOne: (given) => /^[\dA-Za-z_][\dA-Za-z_.-]{0,127}$/.test(given),
  noun: 'tag of an image',
  fix: "give 1 to 128 letters, digits, '.', '_' and '-', the first no '.' or '-'",
};

/** Source: Flux, "Git Repositories" and "OCI Repositories", "SemVer example"; a comma may stand between two bounds. */
const RANGE: Grammar = {
  isOne: (given) => !/\p{Cc}/u.test(given) && semver.validRange(given.replaceAll(',', ' ')) !== null,
  noun: 'range of versions',
  fix: "give one such as '1.x', '~1.4' or '>=1.4.0 <2.0.0'",
};

/** Source: OCI Image Specification, "Descriptors", "Digests". */
const DIGEST: Grammar = {
  isOne: (given) => /^sha256:[0-9a-f]{64}$/.test(given),
  noun: 'digest',
  fix: "give 'sha256:' and 64 hexadecimal digits, in lower case",
};

/** Source: git, "git-check-ref-format". */
const GIT_REF: Grammar = {
  isOne: isGitRef,
  noun: 'git ref',
  fix: "give what git takes: no blanks and none of ~^:?*[\\, no '..' or '@{', no '/' or '.' at an end",
};

function isGitRef(given: string): boolean {
  if (given === '' || given === '@' || /[\s\p{Cc}~^:?*[\\]|\.\.|@\{|^-|\.$/u.test(given)) return false;
  return given.split('/').every((part) => part !== '' && !part.startsWith('.') && !part.endsWith('.lock'));
}

/** Versions and branches are what git, Helm and registries allow. */
export const versionGrammar: Rule = ({ specs: { fleet, fleetFile, products } }) => {
  const at = (...keys: string[]) => within({ file: fleetFile }, ...keys);
  return [
    ...Object.entries(fleet.environments).flatMap(([name, { branch }]) =>
      judged(at('environments', name, 'branch'), branch, GIT_REF),
    ),
    // Of a fleet that is malformed nothing but its faults is known.
    ...(fleet.state.branch === '' ? [] : judged(at('state', 'branch'), fleet.state.branch, GIT_REF)),
    ...Object.entries(fleet.states ?? {}).flatMap(([name, { branch }]) =>
      judged(at('states', name, 'branch'), branch, GIT_REF),
    ),
    ...Object.entries(fleet.components).flatMap(([name, spec]) =>
      ofComponent(at('components', name), spec, fleet),
    ),
    ...Object.entries(fleet.clusters).flatMap(([name, spec]) => ofCluster(at('clusters', name), spec)),
    ...products.flatMap(({ spec: { chart }, file }) =>
      'chartVersion' in chart && chart.chartVersion !== undefined
        ? judged({ file, path: 'chart.chartVersion' }, chart.chartVersion, CHART_VERSION)
        : [],
    ),
    ...products.flatMap(ofRings),
  ];
};

/** A chart's exact version is for another rule, which says why it has to be one. */
function ofComponent(at: Location, spec: ComponentSpec, fleet: FleetSpec): Issue[] {
  const name = 'chart' in spec ? spec.chart.repository : folderOf(spec)?.repository;
  const repository = name === undefined ? undefined : repositoryOf(fleet, name);
  const isGit = repository !== undefined && 'git' in repository;
  const tag = isGit ? GIT_REF : 'chart' in spec ? undefined : TAG;
  const own = Object.entries(('versions' in spec && spec.versions) || {}).flatMap(([environment, version]) =>
    ofReference(within(at, 'versions', environment), version, tag),
  );
  const refs = Object.entries(('chart' in spec && spec.argocd?.helm?.refs) || {}).flatMap(
    ([ref, { versions }]) =>
      Object.entries(versions).flatMap(([environment, version]) =>
        ofReference(within(at, 'argocd', 'helm', 'refs', ref, 'versions', environment), version, GIT_REF),
      ),
  );
  return [...own, ...refs];
}

/** What the cluster is brought up from, and keeps itself at. */
function ofCluster(at: Location, spec: ClusterSpec): Issue[] {
  const issues: Issue[] = [];
  if ('source' in spec && spec.source) {
    const { source } = spec;
    if ('oci' in source) issues.push(...ofReference(within(at, 'source', 'ref'), source.ref, TAG));
    else if (!('bucket' in source || 'azureBlob' in source))
      issues.push(...ofReference(within(at, 'source'), source, GIT_REF));
  }
  if ('install' in spec && spec.install)
    issues.push(...judged(within(at, 'install', 'version'), spec.install.version, TAG));
  if ('selfManaged' in spec && spec.selfManaged)
    issues.push(...judged(within(at, 'selfManaged', 'version'), spec.selfManaged.version, CHART_VERSION));
  return issues;
}

/** @param tag what a version without a form is, and a tag; `undefined` where another rule says so */
function ofReference(at: Location, version: VersionRef, tag: Grammar | undefined): Issue[] {
  if (typeof version === 'string') return tag ? judged(at, version, tag) : [];
  if ('tag' in version) return tag ? judged(within(at, 'tag'), version.tag, tag) : [];
  if ('branch' in version) return judged(within(at, 'branch'), version.branch, GIT_REF);
  if ('semver' in version) return judged(within(at, 'semver'), version.semver, RANGE);
  return 'digest' in version ? judged(within(at, 'digest'), version.digest, DIGEST) : [];
}

function ofRings({ spec: { version: sets }, rings }: ProductInput): Issue[] {
  if (sets === undefined || !rings) return [];
  return Object.entries(rings.entries).flatMap(([ring, entry]) =>
    historyOf(entry).flatMap((version) => {
      const key = version === entry.version ? 'version' : version === entry.previous ? 'previous' : 'ran';
      return ofVersion(rings.locate(ring, key), version, sets);
    }),
  );
}

function ofVersion(at: Location, version: string, sets: VersionSpec): Issue[] {
  if (sets === 'chart') return judged(at, version, CHART_VERSION);
  if ('value' in sets) return judged(at, version, TAG);
  const ref = sets.gitRef(version);
  return judged(at, ref, GIT_REF, ref === version ? '' : `, to which ${JSON.stringify(version)} comes,`);
}

function judged(at: Location, given: string, { isOne, noun, fix }: Grammar, more = ''): Issue[] {
  return isOne(given) ? [] : [error(at, `${JSON.stringify(given)}${more} is no ${noun}`, fix)];
}
