import semver from 'semver';
import { error, within, type Issue, type Location } from '../../issues/issue';
import { historyOf } from '../../facts/rollout';
import { contentOf } from '../../content';
import { contentRepository, pulledOf } from '../../facts/repositories';
import { versionsOf } from '../../facts/versions';
import type { ClusterSpec } from '../../authored/cluster';
import type { ComponentSpec, VersionRef } from '../../authored/component';
import type { FleetSpec } from '../../authored/fleet';
import type { VersionSpec } from '../../authored/product';
import type { ProductInput } from '../../authored/specs';
import { engineOf } from '../../engines';
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
export const versionGrammar: Rule = function* ({ specs: { fleet, fleetFile, products } }) {
  const at = (...keys: string[]) => within({ file: fleetFile }, ...keys);
  for (const [name, { branch }] of Object.entries(fleet.environments))
    yield* unreadable(at('environments', name, 'branch'), branch, GIT_REF);
  // Of a fleet that is malformed nothing but its faults is known.
  if (fleet.state.branch !== '') yield* unreadable(at('state', 'branch'), fleet.state.branch, GIT_REF);
  for (const [name, { branch }] of Object.entries(fleet.states ?? {}))
    yield* unreadable(at('states', name, 'branch'), branch, GIT_REF);
  for (const [name, spec] of Object.entries(fleet.components))
    yield* ofComponent(at('components', name), spec, fleet);
  for (const [name, spec] of Object.entries(fleet.clusters)) yield* ofCluster(at('clusters', name), spec);
  for (const product of products) {
    yield* ofChart(product);
    yield* ofRings(product);
  }
};

/** A chart's exact version is for another rule, which says why it has to be one. */
function* ofComponent(at: Location, spec: ComponentSpec, fleet: FleetSpec): Generator<Issue> {
  for (const { keys, version, spec: there } of versionsOf(fleet, spec)) {
    const repository = contentRepository(fleet, there);
    const isGit = repository !== undefined && 'git' in repository;
    const tag = isGit ? GIT_REF : pulledOf(there)?.isChart ? undefined : TAG;
    yield* ofReference(within(at, ...keys), version, tag);
  }
  const refs = contentOf(spec).kind.refs?.(spec) ?? {};
  for (const [ref, { versions }] of Object.entries(refs))
    for (const [environment, version] of Object.entries(versions))
      yield* ofReference(
        within(at, 'argocd', 'helm', 'refs', ref, 'versions', environment),
        version,
        GIT_REF,
      );
}

/** What the cluster is brought up from, and keeps itself at. */
function* ofCluster(at: Location, spec: ClusterSpec): Generator<Issue> {
  for (const { keys, version, grammar } of engineOf(spec).stated(spec).versions ?? [])
    yield* ofReference(within(at, ...keys), version, GRAMMARS[grammar]);
}

const GRAMMARS = { chart: CHART_VERSION, tag: TAG, git: GIT_REF } as const;

/** @param tag what a version without a form is, and a tag; `undefined` where another rule says so */
function* ofReference(at: Location, version: VersionRef, tag: Grammar | undefined): Generator<Issue> {
  if (typeof version === 'string') {
    if (tag) yield* unreadable(at, version, tag);
  } else if ('tag' in version) {
    if (tag) yield* unreadable(within(at, 'tag'), version.tag, tag);
  } else if ('branch' in version) yield* unreadable(within(at, 'branch'), version.branch, GIT_REF);
  else if ('semver' in version) yield* unreadable(within(at, 'semver'), version.semver, RANGE);
  else if ('digest' in version) yield* unreadable(within(at, 'digest'), version.digest, DIGEST);
}

function* ofChart({ spec: { chart }, file }: ProductInput): Generator<Issue> {
  if (!chart || !('chartVersion' in chart) || chart.chartVersion === undefined) return;
  yield* unreadable({ file, path: 'chart.chartVersion' }, chart.chartVersion, CHART_VERSION);
}

function* ofRings({ spec: { version: sets }, rings }: ProductInput): Generator<Issue> {
  if (sets === undefined || !rings) return;
  for (const [ring, entry] of Object.entries(rings.entries))
    for (const version of historyOf(entry)) {
      const key = version === entry.version ? 'version' : version === entry.previous ? 'previous' : 'ran';
      yield* ofVersion(rings.locate(ring, key), version, sets);
    }
}

function* ofVersion(at: Location, version: string, sets: VersionSpec): Generator<Issue> {
  if (sets === 'chart') yield* unreadable(at, version, CHART_VERSION);
  else if ('value' in sets) yield* unreadable(at, version, TAG);
  else {
    const ref = sets.gitRef(version);
    const more = ref === version ? '' : `, to which ${JSON.stringify(version)} comes,`;
    yield* unreadable(at, ref, GIT_REF, more);
  }
}

function* unreadable(
  at: Location,
  given: string,
  { isOne, noun, fix }: Grammar,
  more = '',
): Generator<Issue> {
  if (!isOne(given)) yield error(at, `${JSON.stringify(given)}${more} is no ${noun}`, fix);
}
