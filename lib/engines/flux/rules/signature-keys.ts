import { warning, within, type Issue } from '../../../issues/issue';
import type { ComponentContent } from '../../../plan/component';
import { follows } from '../../following';
import type { Rule } from '../../../rules/rule';

/**
 * Signatures are verified of Applications with one source, which is in git. Source: Argo CD, "GnuPG signature
 * verification"; argoproj/argo-cd, issues 14773 and 17749.
 */
export const signatureKeys: Rule = ({ specs: { fleet, fleetFile }, plan }) => {
  const { platform, customers } = fleet.argocd?.projects ?? {};
  const at = (project: string) => within({ file: fleetFile }, 'argocd', 'projects', project, 'signatureKeys');
  const clusters = plan.clusters.filter(({ engine }) => follows('argocd', { engine }));
  const releases = plan.customers
    .flatMap(({ tenants }) => tenants)
    .flatMap(({ cluster, releases }) => (follows('argocd', cluster) ? releases : []));
  const components = clusters
    .flatMap(({ components }) => components)
    .flatMap(({ name, content }) => (isOneInGit(content) ? [] : [name]));
  return [
    ...(customers?.signatureKeys && releases.length > 0
      ? [unverified(at('customers'), 'releases, of which each has two sources,')]
      : []),
    ...(platform?.signatureKeys
      ? [...new Set(components)].map((name) =>
          unverified(at('platform'), `component '${name}', which is not one folder of git,`),
        )
      : []),
  ];
};

function isOneInGit(content: ComponentContent): boolean {
  if (content.kind === 'chart') return content.chart.kind === 'git' && content.refs.length === 0;
  return !('source' in content) || content.source.kind === 'git';
}

function unverified(at: Issue['at'], what: string): Issue {
  return warning(
    at,
    `no signature of ${what} can be verified: a version of Argo CD without source integrity policies refuses to sync`,
    'leave the keys out, unless your version of Argo CD verifies each source',
  );
}
