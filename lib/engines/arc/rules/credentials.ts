import { credentialKind, OPENS, type CredentialKind } from '../plan/secrets';
import { error, type Issue } from '../../../issues/issue';
import { SOURCE_NOUNS } from '../../flux/plan/source-kinds';
import { arcClusters, type ArcCluster } from './clusters';
import type { Rule } from '../../../rules/rule';

/** Credentials belong to the kind of source that the cluster pulls. */
export const arcCredentials: Rule = ({ specs }) => arcClusters(specs).flatMap(judge);

function judge({ arc: { credentials }, source, at: cluster }: ArcCluster): Issue[] {
  if (credentials === undefined) return [];
  const at = cluster('arc', 'credentials');
  const kind = credentialKind(credentials);
  if (OPENS[kind] !== source.kind) {
    const fitting = (Object.keys(OPENS) as CredentialKind[]).filter((each) => OPENS[each] === source.kind);
    return [
      error(
        at,
        `'${kind}' is of ${SOURCE_NOUNS[OPENS[kind]]}, but the cluster pulls ${SOURCE_NOUNS[source.kind]}`,
        `use ${fitting.join(' or ')}, or leave it out and name a Secret (secretRef of the source)`,
      ),
    ];
  }
  if (source.kind === 'git') return scheme(kind, source.url, at);
  if (typeof credentials === 'string' || !('tls' in credentials)) return [];
  const given = (['clientCertificate', 'privateKey'] as const).filter((each) =>
    credentials.tls.includes(each),
  );
  return given.length === 1
    ? [
        error(
          at,
          `'${given[0]}' comes without the other half`,
          'give clientCertificate and privateKey, or neither',
        ),
      ]
    : [];
}

function scheme(kind: CredentialKind, url: string, at: Issue['at']): Issue[] {
  const [pattern, wanted] =
    kind === 'ssh' ? ([/^ssh:/, 'ssh://…'] as const) : ([/^https?:/, 'https://…'] as const);
  if (pattern.test(url)) return [];
  const fix = `give the state repository's URL as ${wanted}, or the credentials that go with it`;
  return [error(at, `'${kind}' is of no use with '${url}'`, fix)];
}
