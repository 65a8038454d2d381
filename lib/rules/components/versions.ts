import semver from 'semver';
import { error, warning, within, type Issue, type Location } from '../../issues/issue';
import { isProduction } from '../../facts/production';
import { componentsOf } from '../../facts/components';
import { contentRepository, pulledOf } from '../../facts/repositories';
import { versionAt, versionsOf } from '../../facts/versions';
import { engineOf } from '../../engines';
import type { ComponentSpec, VersionRef } from '../../authored/component';
import type { RepositorySpec } from '../../authored/repository';
import type { Specs } from '../../authored/specs';
import type { Rule } from '../rule';

/**
 * The form of a version fits what it is a version of; that of a chart is exact, or a range where the fleet allows that. Sources: Flux,
 * "Helm Releases", "Chart template"; "OCI Repositories", "SemVer example"; Argo CD, "Tracking and Deployment Strategies".
 */
export const componentVersions: Rule = function* ({ specs }) {
  const { fleet, fleetFile } = specs;
  for (const [name, spec] of Object.entries(fleet.components)) {
    const at = within({ file: fleetFile }, 'components', name);
    for (const { keys, environment, version, spec: there } of versionsOf(fleet, spec)) {
      const where = within(at, ...keys);
      const kind = kindOf(fleet, there);
      // That the repository does not fit is said already.
      if (!kind) continue;
      if (isRange(kind, version)) yield* ofRange(where, fleet, { kind, environment, version });
      else yield* ofVersion(where, kind, version);
    }
  }
  yield* digests(specs);
};

type Form = keyof typeof FORMS;

/** What people write for each form. */
const FORMS = {
  text: "'1.2.3'",
  branch: "{ branch: 'main' }",
  tag: "{ tag: '1.2.3' }",
  semver: "{ semver: '1.x' }",
  commit: "{ commit: '…' }",
  digest: "{ digest: 'sha256:…' }",
} as const;

/** The forms that a kind of thing takes, and how messages call it. */
interface Kind {
  readonly noun: string;
  readonly forms: readonly Form[];
  readonly isChart: boolean;
}

const KINDS = {
  git: {
    noun: 'something in git',
    forms: ['text', 'branch', 'tag', 'semver', 'commit'],
    isChart: false,
  },
  helm: { noun: 'a chart of a Helm repository', forms: ['text'], isChart: true },
  ociChart: { noun: 'a chart in an OCI repository', forms: ['text', 'tag', 'digest'], isChart: true },
  sharedChart: { noun: 'a chart that Flux pulls by a HelmRepository', forms: ['text', 'tag'], isChart: true },
  artifact: {
    noun: 'manifests in an OCI repository',
    forms: ['text', 'tag', 'semver', 'digest'],
    isChart: false,
  },
  bucket: { noun: 'a bucket', forms: [], isChart: false },
} as const satisfies Record<string, Kind>;

/** A chart is pinned unless the fleet says otherwise; what is in git moves by branches anyway. */
function isRange({ isChart }: Kind, version: VersionRef): boolean {
  return isChart && typeof version === 'object' && 'semver' in version;
}

function* ofRange(
  at: Location,
  fleet: Specs['fleet'],
  {
    kind,
    environment,
    version,
  }: { readonly kind: Kind; readonly environment: string; readonly version: VersionRef },
): Generator<Issue> {
  if (fleet.versionRanges !== true) {
    const { problem, fix } = wrongForm(kind, version);
    const word = "or say 'versionRanges: true' of the fleet, and the engine takes newer ones by itself";
    yield error(at, problem, `${fix}; ${word}`);
  } else if (isProduction(fleet, environment))
    yield warning(
      at,
      `${show(version)} changes ${kind.noun} in '${environment}' by itself, with no commit and no review`,
      `pin it there, as in ${FORMS.text}`,
    );
}

function* ofVersion(at: Location, kind: Kind, version: VersionRef): Generator<Issue> {
  if (!kind.forms.includes(formOf(version))) {
    const { problem, fix } = wrongForm(kind, version);
    yield error(at, problem, fix);
    return;
  }
  const exact = typeof version === 'string' ? version : 'tag' in version ? version.tag : undefined;
  if (!kind.isChart || exact === undefined || isExact(exact)) return;
  yield error(
    at,
    `'${exact}' is no exact version of a chart: it would change by itself, or not be found`,
    "pin it, as in '1.2.3'",
  );
}

function wrongForm({ noun, forms }: Kind, version: VersionRef): { problem: string; fix: string } {
  const known = forms.map((each) => FORMS[each]).join(', ');
  return {
    problem: `${noun} has no version of the form ${show(version)}`,
    fix: known === '' ? 'leave out versions' : `use one of: ${known}`,
  };
}

function kindOf(fleet: Specs['fleet'], spec: ComponentSpec): Kind | undefined {
  const pulled = pulledOf(spec);
  const repository = contentRepository(fleet, spec);
  if (!pulled || !repository || !pulled.from.some((kind) => kind in repository)) return undefined;
  if (pulled.isChart) return chartKind(repository);
  return 'git' in repository ? KINDS.git : 'oci' in repository ? KINDS.artifact : KINDS.bucket;
}

function chartKind(repository: RepositorySpec): Kind | undefined {
  if ('git' in repository) return KINDS.git;
  if ('helm' in repository) return KINDS.helm;
  if (!('oci' in repository)) return undefined;
  return repository.charts === 'HelmRepository' ? KINDS.sharedChart : KINDS.ociChart;
}

function formOf(version: VersionRef): Form {
  return typeof version === 'string' ? 'text' : (Object.keys(version)[0] as Form);
}

function show(version: VersionRef): string {
  return typeof version === 'string'
    ? `'${version}'`
    : `{ ${formOf(version)}: '${Object.values(version)[0]}' }`;
}

/** As Helm writes it; in the tag of an OCI repository, which takes no '+', with '_'. */
function isExact(version: string): boolean {
  return /^v?\d\S*$/.test(version) && semver.valid(version.replace('_', '+')) !== null;
}

/** Argo CD takes a version of a chart, and no digest. */
function* digests({ fleet, fleetFile }: Specs): Generator<Issue> {
  for (const [cluster, spec] of Object.entries(fleet.clusters)) {
    if (engineOf(spec).delivers.chartDigests) continue;
    const where = { environment: spec.environment, cluster };
    for (const [name, component] of componentsOf(fleet, cluster)) {
      const version = 'versions' in component ? component.versions?.[spec.environment] : undefined;
      if (typeof version !== 'object' || !('digest' in version)) continue;
      if (kindOf(fleet, component) !== KINDS.ociChart) continue;
      yield error(
        within({ file: fleetFile }, 'components', name, ...versionAt(fleet.components[name]!, where)),
        `Argo CD, which runs cluster '${cluster}', takes no digest of a chart`,
        `give the chart's version, as in ${FORMS.text}`,
      );
    }
  }
}
