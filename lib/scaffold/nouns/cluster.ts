import { cluster as clusterSchema } from '../../authored/cluster';
import { faultsIn } from '../../issues/explain';
import { error, type Issue } from '../../issues/issue';
import { Pieces } from '../../read/pieces';
import type { NewNoun, FleetNow } from '../addition';
import { alike } from '../edit/alike';
import { mapAt, placeOfMap, withEntry } from '../edit/entry';
import { codeOf, type Literal } from '../literal';
import { answeredNames, type Asking, type Mistaken } from '../question';
import { engines } from '../../engines';

/** What belongs to a single cluster, so that another one like it has none of it. */
const OWN = ['title', 'adopt', 'connection', 'roots', 'shards', 'capacity'];

export const clusterNoun: NewNoun = {
  summary: 'an entry in the clusters of the fleet',
  options: {
    environment: 'decides the versions and values of its components',
    like: 'the cluster of which it takes everything else',
    engine: 'where it is like no other: argocd, flux or arc',
    'api-server': 'addresses of its API server as its pods see them, such as 10.1.0.1/32',
    kubernetes: 'major.minor',
    'ingress-namespace': 'namespace of the ingress controller',
    'monitoring-namespace': 'namespace of the monitoring',
    components: 'where clusters list theirs: those that it runs, with commas between',
  },
  taken: ({ fleet }) => Object.keys(fleet.clusters),
  add: function* (present, name) {
    const { root, fleet } = present;
    const environment = yield {
      option: 'environment',
      ask: 'Of which environment?',
      choices: Object.keys(fleet.environments),
    };
    const there = Object.keys(fleet.clusters);
    const same = there.filter((each) => fleet.clusters[each]!.environment === environment);
    const like = yield {
      option: 'like',
      ask: 'Like which cluster?',
      choices: [...same, ...there.filter((each) => !same.includes(each)), NONE],
      otherwise: NONE,
    };
    const cidrs = yield {
      option: 'api-server',
      ask: 'Addresses of its API server, as its pods see them (10.1.0.1/32)?',
      fault: (text) => faultOf({ apiServer: { cidrs: answeredNames(text) } }, 'apiServer'),
    };
    const apiServer = { ...fleet.clusters[like]?.apiServer, cidrs: answeredNames(cidrs) };
    const pieces = new Pieces();
    const found = like === NONE ? undefined : mapAt(root, pieces, ['clusters', like]);
    const issues: Issue[] = [];
    let value: (indent: string) => string;
    if (like === NONE || like === '') {
      const spec = yield* ownSpec(present, environment);
      value = (indent) => codeOf({ ...spec, apiServer }, indent);
    } else if (found) value = alike(found, OWN, { environment, apiServer });
    else {
      issues.push(computed(root, pieces, like));
      value = () => '{ … }';
    }
    const entry = withEntry(present, pieces, ['clusters'], { key: name, value });
    return {
      files: {},
      edits: 'issue' in entry ? [] : entry.edits,
      issues: 'issue' in entry ? [...issues, entry.issue] : issues,
      next: [
        'read the entry through: what else differs from cluster to cluster, such as its region',
        `npm run typecheck, commit it with dist/, and bring the cluster up by dist/clusters/${name}/bootstrap`,
      ],
    };
  },
};

const NONE = 'none';

function* ownSpec({ fleet }: FleetNow, environment: string): Asking<Readonly<Record<string, Literal>>> {
  const [any] = Object.values(fleet.clusters);
  const engine = yield { option: 'engine', ask: 'Which engine?', choices: Object.keys(engines) };
  const kubernetes = yield {
    option: 'kubernetes',
    ask: 'Which version of Kubernetes?',
    otherwise: any?.kubernetes,
    fault: (text) => faultOf({ kubernetes: text }, 'kubernetes'),
  };
  const ingressNamespace = yield {
    option: 'ingress-namespace',
    ask: 'Namespace of the ingress controller?',
    otherwise: any?.ingressNamespace,
  };
  const monitoringNamespace = yield {
    option: 'monitoring-namespace',
    ask: 'Namespace of the monitoring?',
    otherwise: any?.monitoringNamespace,
  };
  const listed = any?.components;
  const components =
    listed &&
    (yield {
      option: 'components',
      ask: 'Which components?',
      isMany: true,
      choices: Object.keys(fleet.components),
      otherwise: listed.join(','),
    });
  return {
    ...{ engine, environment, kubernetes, ingressNamespace, monitoringNamespace },
    ...(components !== undefined && { components: answeredNames(components) }),
  };
}

/** What the schema of clusters says of one field, which clusters of every engine have. */
function faultOf(given: object, field: string): Mistaken | undefined {
  return faultsIn(clusterSchema, { engine: 'flux', ...given }).find(({ path }) => path[0] === field);
}

function computed(root: string, pieces: Pieces, like: string): Issue {
  return error(
    placeOfMap(root, pieces, ['clusters', like]),
    `'${like}' is made by code, so that its text says nothing of another cluster`,
    `nothing is written; add one there as '${like}' is made, or leave --like out`,
  );
}
