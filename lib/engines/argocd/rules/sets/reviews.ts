import { pathsFound, type Globbing } from '../../../../applicationsets';
import { error, within } from '../../../../issues/issue';
import { inRepository, layout } from '../../../../plan/layout';
import { tenantsOf, type Plan } from '../../../../plan/fleet';
import type { StatePlan } from '../../../../plan/source';
import { gitGeneratorsOf } from '../../plan/sets/generators';
import type { Rule } from '../../../../rules/rule';

const GLOBBINGS: readonly Globbing[] = ['legacy', 'doublestar'];

/**
 * No set finds the files that show reviewers what releases come to: it would make Applications of them, and the plan
 * judges sets without these files, which are written for people.
 */
export const applicationSetReviews: Rule = function* ({ specs, plan }) {
  const known = new Map(plan.states.map((state) => [state, reviewsIn(plan, state)]));
  for (const set of plan.applicationSets) {
    const at = within({ file: specs.fleetFile }, 'applicationSets', set.name, 'generators');
    for (const generator of gitGeneratorsOf(set)) {
      const { repoURL, revision, directories = [] } = generator;
      const state = plan.states.find(({ url, branch }) => url === repoURL && branch === revision);
      if (!state) continue;
      const reviews = known.get(state) ?? [];
      const tree = { paths: reviews.map(({ path }) => path), text: () => '' };
      const found = GLOBBINGS.flatMap((globbing) => pathsFound(generator, tree, globbing));
      const first = found.find((path) => reviews.some((each) => isOf(each, path)));
      if (first === undefined) continue;
      const folder = inRepository(state, folderOf('*', '*', '*'));
      const pattern = directories.length > 0 ? folder : `${folder}/**`;
      const fix = `write a pattern for what is meant alone, or add { path: '${pattern}', exclude: true }`;
      yield error(at, `a git generator finds '${first}', which shows reviewers what a release comes to`, fix);
    }
  }
};

/** A file that shows what a release comes to, and the folder that has such files and no others. */
interface Review {
  readonly path: string;
  readonly folder: string;
}

function isOf({ path, folder }: Review, found: string): boolean {
  return found === path || found === folder || found.startsWith(`${folder}/`);
}

function reviewsIn(plan: Plan, state: StatePlan): Review[] {
  const reviews: Review[] = [];
  for (const { valuesIn, customer, environment, site, releases } of tenantsOf(plan)) {
    if (valuesIn !== state) continue;
    for (const { product } of releases)
      reviews.push({
        path: inRepository(state, layout.customerRelease(customer, product.name, environment.name, site)),
        folder: inRepository(state, folderOf(customer, product.name, environment.name)),
      });
  }
  return reviews;
}

function folderOf(customer: string, product: string, environment: string): string {
  const path = layout.customerRelease(customer, product, environment);
  return path.slice(0, path.lastIndexOf('/'));
}
