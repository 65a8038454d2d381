import type { Construct } from 'constructs';
import { ApplicationSet } from '../../../../../imports/argoproj.io';
import { storedSet } from '../../../../applicationsets';
import { ManifestFile } from '../../../../files';
import { applicationSetSpec } from '../../plan/sets/spec';
import { ARGOCD_NAMESPACE } from '../../../../plan/names';
import { managedBy, type Labels } from '../../../../plan/labels';
import type { ApplicationSetPlan } from '../../plan/sets/set';
import { asStored, type ApplicationProps } from '../application';
import { isField } from './symbols';

type Spec = Parameters<typeof ApplicationSet>[0]['spec'];

/** An ApplicationSet of the platform team's own, in a file of the folder that has all of them. */
export function applicationSetFile(scope: Construct, plan: ApplicationSetPlan): void {
  const file = new ManifestFile(scope, plan.file, { source: 'fleet/fleet.ts', labels: managedBy });
  // What the schema lets through is what Argo CD takes; its types say less of the forms.
  const spec = storedSet(applicationSetSpec(plan)) as Spec;
  file.add(ApplicationSet({ metadata: { name: plan.name, namespace: ARGOCD_NAMESPACE }, spec }));
}

/** A template that makes Applications of this kind. */
export function applicationTemplate(props: ApplicationProps, labels: Labels) {
  const { metadata, spec } = asStored(props);
  const { namespace: _argocd, ...rest } = metadata;
  return escaped({ metadata: { ...rest, labels }, spec });
}

/** Braces that settings bring are text, as they are in a file: only what stands for a field is filled in. */
function escaped<T>(given: T): T {
  const escape = (value: unknown): unknown => {
    if (typeof value === 'string')
      return value.replace(/\{\{(?: [^{}]+ \}\})?/g, (each) =>
        isField(each) ? each : `{{ "{{" }}${each.slice('{{'.length)}`,
      );
    if (Array.isArray(value)) return value.map(escape);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, escape(each)]));
  };
  return escape(given) as T;
}
