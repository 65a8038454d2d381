import type { ReleaseAdoption } from '../../authored/adoption';
import { RESERVED_PROJECTS } from '../../plan/names';
import { dataIn } from '../below';
import type { ImportedProduct } from '../imported';
import type { ImportedRepositories } from '../repositories';
import { commonValues } from '../values';
import type { FoundRelease } from './release';
import { finalizersOf, isAutomated, settingsOf } from './settings';

/** What of a product its Applications say: where its chart is, and their settings. */
export function productOfApplications(
  own: readonly [FoundRelease, ...FoundRelease[]],
  repositories: ImportedRepositories,
): Pick<ImportedProduct, 'chart' | 'version' | 'argocd'> {
  const { repoURL = '', chart, path = '' } = own[0].source;
  const isGit = chart === undefined;
  const repository = repositories[isGit ? 'git' : 'charts'](repoURL);
  return {
    chart: { repository, ...(isGit ? { path } : { name: chart }) },
    version: isGit ? 'gitRef' : 'chart',
    argocd: settingsOfReleases(own),
  };
}

/** Settings that all of them have alike. */
function settingsOfReleases(own: readonly FoundRelease[]): object {
  const all = own.map(({ found }) => {
    const { syncPolicy, ...settings } = settingsOf(found.application.spec);
    const { automated, syncOptions, ...policy } = syncPolicy;
    const options = syncOptions.filter((each) => each !== 'ServerSideApply=false');
    const isStated = options.some((each) => each.startsWith('PruneLast='));
    return dataIn({
      ...settings,
      syncPolicy: {
        ...policy,
        ...(isAutomated(found.application.spec) && { automated }),
        // What ringfleet turns on for releases is off for those that say nothing.
        syncOptions: [...options, ...(isStated ? [] : ['PruneLast=false'])],
      },
    });
  });
  return commonValues(all);
}

/**
 * The names that a release has as an Application. A project is the customer's where no other one has something in it.
 *
 * @param otherProjects those of components
 */
export function adoptions(
  releases: readonly FoundRelease[],
  otherProjects: ReadonlySet<string>,
): (release: FoundRelease) => ReleaseAdoption {
  const projects = new Map<string, Set<string>>();
  for (const { customer, found } of releases) {
    const { project } = found.application.spec;
    projects.set(project, (projects.get(project) ?? new Set()).add(customer));
  }
  const isOwn = (project: string) =>
    projects.get(project)!.size === 1 &&
    !otherProjects.has(project) &&
    !RESERVED_PROJECTS.some((each) => each === project);
  return ({ found, source, namespace }) => {
    const { metadata, spec } = found.application;
    const releaseName = source.helm?.['releaseName'];
    return {
      name: metadata.name,
      namespace,
      ...(typeof releaseName === 'string' && releaseName !== metadata.name && { releaseName }),
      ...(isOwn(spec.project) && { project: spec.project }),
      ...finalizersOf(metadata.finalizers),
    };
  };
}
