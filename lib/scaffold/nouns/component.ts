import { error, type Issue } from '../../issues/issue';
import type { Edit } from '../../read/edit';
import { Pieces } from '../../read/pieces';
import type { NewNoun, FleetNow } from '../addition';
import { withElement } from '../edit/element';
import { isForeign, mapAt, placeOfMap, withEntry } from '../edit/entry';
import { codeOf } from '../literal';
import { answeredNames } from '../question';
import { chartIn, repositoriesOfCharts } from '../source';

export const componentNoun: NewNoun = {
  summary: 'an entry in the components of the fleet, and its name on clusters that list theirs',
  options: {
    repository: 'where its chart is pulled from',
    chart: "the chart's name there; in a git repository its folder",
    'chart-version':
      'a version, tag or branch for all environments; or <environment>=<version>, once for each',
    namespace: 'where it is installed',
    'depends-on': 'components that must be healthy first, with commas between',
    clusters: 'of the clusters that list their components, those that run it, with commas between',
  },
  taken: ({ fleet }) => Object.keys(fleet.components),
  add: function* (present, name, given) {
    const { fleet } = present;
    const repository = yield {
      option: 'repository',
      ask: 'Pulled from which repository?',
      choices: repositoriesOfCharts(fleet),
    };
    const chart = yield { option: 'chart', ask: 'Which chart there?', otherwise: name };
    const isGit = 'git' in (fleet.repositories[repository] ?? {});
    const versions: Record<string, string | { tag: string }> = {};
    const all = (given['chart-version'] ?? []).find((each) => !each.includes('='));
    for (const of of Object.keys(fleet.environments)) {
      const version = yield {
        option: 'chart-version',
        of,
        ask: `${of}: which version?`,
        otherwise: all ?? lastOf(versions),
      };
      versions[of] = isGit ? { tag: version } : version;
    }
    const namespace = yield { option: 'namespace', ask: 'In which namespace?', otherwise: name };
    const dependsOn = yield {
      option: 'depends-on',
      ask: 'Which components must be healthy first?',
      isMany: true,
      choices: Object.keys(fleet.components),
      otherwise: '',
    };
    const listing = Object.keys(fleet.clusters).filter((each) => fleet.clusters[each]!.components);
    const clusters = yield {
      option: 'clusters',
      ask: 'On which of the clusters that list their components?',
      isMany: true,
      choices: listing,
      otherwise: '',
    };
    const spec = {
      namespace,
      chart: chartIn(fleet, repository, chart),
      versions,
      dependsOn: answeredNames(dependsOn).length > 0 ? answeredNames(dependsOn) : undefined,
    };
    const pieces = new Pieces();
    const value = (indent: string) => codeOf(spec, indent, 200);
    const entry = withEntry(present, pieces, ['components'], { key: name, value });
    const lists = onClusters(present, pieces, name, answeredNames(clusters));
    const others = listing.filter((each) => !answeredNames(clusters).includes(each));
    return {
      files: {},
      edits: [...('issue' in entry ? [] : entry.edits), ...lists.edits],
      issues: [...('issue' in entry ? [entry.issue] : []), ...lists.issues],
      next: [
        ...(others.length > 0
          ? [`${others.join(', ')} list their components: '${name}' is not on them`]
          : []),
        'npm run typecheck, and commit it with dist/',
      ],
    };
  },
};

function lastOf(versions: Readonly<Record<string, string | { tag: string }>>): string | undefined {
  const last = Object.values(versions).at(-1);
  return typeof last === 'object' ? last.tag : last;
}

/** Its name in the list of each of the clusters. What clusters share in a list of its own is not changed for one of them. */
function onClusters(
  { root }: FleetNow,
  pieces: Pieces,
  name: string,
  clusters: readonly string[],
): { edits: Edit[]; issues: Issue[] } {
  const edits: Edit[] = [];
  const issues: Issue[] = [];
  for (const cluster of clusters) {
    const path = ['clusters', cluster, 'components'];
    const map = mapAt(root, pieces, path.slice(0, 2));
    const list = map && pieces.member(map.piece, 'components')?.value;
    const isOwn =
      list &&
      !isForeign(root, list) &&
      list.module === map.piece.module &&
      list.node.start! > map.node.start! &&
      list.node.end! < map.node.end!;
    const edit = isOwn ? withElement(list, `'${name}'`) : undefined;
    if (edit) edits.push(edit);
    else {
      const problem = `the components of '${cluster}' are no list of its own: it shares them, or they are computed`;
      const fix = `nothing is written; leave ${cluster} out of --clusters, and write '${name}' there yourself`;
      issues.push(error(placeOfMap(root, pieces, path), problem, fix));
    }
  }
  return { edits, issues };
}
