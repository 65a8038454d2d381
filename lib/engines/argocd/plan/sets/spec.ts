import type { ApplicationSetPlan } from './set';
import type { RolloutStep } from '../../authored/application-set';

/** What every set has: text that misses a field is an error, and not the text `<no value>`. */
export const GO_TEMPLATE = { goTemplate: true, goTemplateOptions: ['missingkey=error'] } as const;

/** The `spec` of the ApplicationSet, as Argo CD takes it. */
export function applicationSetSpec({ spec, steps }: Pick<ApplicationSetPlan, 'spec' | 'steps'>) {
  const { generators, templatePatch, preserveResourcesOnDeletion, applicationsSync } = spec;
  const { name, namespace, labels, annotations, finalizers, ...rest } = spec.template;
  const syncPolicy = defined({ preserveResourcesOnDeletion, applicationsSync });
  return defined({
    ...GO_TEMPLATE,
    generators,
    template: { metadata: defined({ name, namespace, labels, annotations, finalizers }), spec: rest },
    templatePatch,
    strategy: steps && rollingSync(steps, spec.rollout?.deletionOrder),
    syncPolicy: Object.keys(syncPolicy).length > 0 ? syncPolicy : undefined,
    ignoreApplicationDifferences: spec.ignoreApplicationDifferences,
  });
}

/** Steps, each of which begins when the one before is healthy. */
export function rollingSync(steps: readonly RolloutStep[], deletionOrder?: 'Reverse') {
  return { type: 'RollingSync', ...(deletionOrder && { deletionOrder }), rollingSync: { steps } };
}

function defined<T extends object>(given: T): T {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as T;
}
