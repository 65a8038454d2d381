import { warning, within, type Issue, type Location } from '../../../issues/issue';
import { type ContentPlan, writtenOf } from '../../../content/forms';
import { follows } from '../../following';
import { tenantsOf } from '../../../plan/fleet';
import type { ReleasePlan } from '../../../plan/tenant';
import type { Rule } from '../../../rules/rule';

/**
 * Signatures are verified of Applications with one source, which is in git. Source: Argo CD, "GnuPG signature
 * verification"; argoproj/argo-cd, issues 14773 and 17749.
 */
export const signatureKeys: Rule = function* ({ specs: { fleet, fleetFile }, plan }) {
  const { platform, customers } = fleet.argocd?.projects ?? {};
  const at = (project: string) => within({ file: fleetFile }, 'argocd', 'projects', project, 'signatureKeys');
  // The values of a chart are a source of their own.
  const isUnverified = ({ content }: ReleasePlan) => content.form === 'helm' || !isOneInGit(content);
  const isSome = tenantsOf(plan).some(
    ({ cluster, releases }) => follows('argocd', cluster) && releases.some(isUnverified),
  );
  if (customers?.signatureKeys && isSome)
    yield unverified(at('customers'), 'releases that are not one folder of git each');
  if (!platform?.signatureKeys) return;
  for (const { engine, components } of plan.clusters) {
    if (!follows('argocd', { engine })) continue;
    for (const { name, content } of components)
      if (!isOneInGit(content))
        yield unverified(at('platform'), `component '${name}', which is not one folder of git,`);
  }
};

function isOneInGit(content: ContentPlan): boolean {
  if (content.form !== 'written' && writtenOf(content)) return false;
  if (content.form === 'helm') return content.chart.kind === 'git' && content.refs.length === 0;
  return content.form !== 'folder' || content.source.kind === 'git';
}

function unverified(at: Location, what: string): Issue {
  return warning(
    at,
    `no signature of ${what} can be verified: a version of Argo CD without source integrity policies refuses to sync`,
    'leave the keys out, unless your version of Argo CD verifies each source',
  );
}
