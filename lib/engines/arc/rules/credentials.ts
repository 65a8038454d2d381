import { credentialKind, OPENS, type CredentialKind } from '../plan/secrets';
import { error, type Issue } from '../../../issues/issue';
import { SOURCE_NOUNS } from '../../flux/plan/source-kinds';
import { arcClusters, type StatedArcCluster } from '../plan/clusters';
import type { Rule } from '../../../rules/rule';

const HALVES = ['clientCertificate', 'privateKey'] as const;

/** Credentials belong to the kind of source that the cluster pulls. */
export const arcCredentials: Rule = function* ({ specs }) {
  for (const cluster of arcClusters(specs)) yield* ofCluster(cluster);
};

function* ofCluster({ arc: { credentials }, source, at: cluster }: StatedArcCluster): Iterable<Issue> {
  if (credentials === undefined) return;
  const at = cluster('arc', 'credentials');
  const kind = credentialKind(credentials);
  if (OPENS[kind] !== source.kind) {
    const fitting = (Object.keys(OPENS) as CredentialKind[]).filter((each) => OPENS[each] === source.kind);
    const problem = `'${kind}' is of ${SOURCE_NOUNS[OPENS[kind]]}, but the cluster pulls ${SOURCE_NOUNS[source.kind]}`;
    const fix = `use ${fitting.join(' or ')}, or leave it out and name a Secret (secretRef of the source)`;
    yield error(at, problem, fix);
  } else if (source.kind === 'git') {
    yield* ofGit(kind, source.url, at);
  } else if (typeof credentials !== 'string' && 'tls' in credentials) {
    const given = HALVES.filter((each) => credentials.tls.includes(each));
    if (given.length !== 1) return;
    const problem = `'${given[0]}' comes without the other half`;
    yield error(at, problem, 'give clientCertificate and privateKey, or neither');
  }
}

function* ofGit(kind: CredentialKind, url: string, at: Issue['at']): Iterable<Issue> {
  const isSsh = kind === 'ssh';
  if ((isSsh ? /^ssh:/ : /^https?:/).test(url)) return;
  const fix = `give the state repository's URL as ${isSsh ? 'ssh' : 'https'}://…, or the credentials that go with it`;
  yield error(at, `'${kind}' is of no use with '${url}'`, fix);
}
