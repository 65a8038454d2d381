import { error, within, type Issue, type Location } from '../issue';
import { historyOf } from '../resolve/rollout';
import type { VersionSpec } from '../spec';
import type { ProductInput } from '../specs';
import type { Rule } from './rule';

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
export const versionGrammar: Rule = ({ specs: { fleet, fleetFile, products } }) => [
  ...Object.entries(fleet.environments).flatMap(([name, { branch }]) =>
    judged(within({ file: fleetFile }, 'environments', name, 'branch'), branch, GIT_REF),
  ),
  ...products.flatMap(({ spec: { chart }, file }) =>
    'chartVersion' in chart && chart.chartVersion !== undefined
      ? judged({ file, path: 'chart.chartVersion' }, chart.chartVersion, CHART_VERSION)
      : [],
  ),
  ...products.flatMap(ofRings),
];

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
