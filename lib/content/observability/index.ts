import { z } from 'zod';
import { type FleetNames, ofComponent } from '../../authored/component/fields';
import {
  observabilitySchema as schema,
  type ObservabilitySpec,
} from '../../authored/operations/observability';
import type { Authored } from '../../authored/readonly';
import { platformObjects } from '../../observability/platform';
import { resolveObservability } from '../../observability/resolve';
import type { ContentKind } from '../kind';

const component = z.strictObject({ ...ofComponent, observability: schema });

/** Alerts and dashboards, in the namespace of the monitoring. */
export type ObservabilityComponent<
  E extends string = string,
  C extends string = string,
  G extends string = string,
> = Authored<typeof component, FleetNames<E, C, G> & { observability: ObservabilitySpec<E, C> }>;

/** What a cluster is watched by, whoever its tenants are; what is theirs is beside it, in files of theirs. */
export const observability: ContentKind<ObservabilityComponent, ObservabilitySpec> = {
  component,
  noun: 'alerts and dashboards',
  used: 'watches',
  needs: ({ monitoring }) => [monitoring],
  resolve({ observability: spec }, { place }) {
    const here = place();
    const plan = resolveObservability(here.component, spec, here.namespace);
    const { cluster: name, namespaces: components, projects, control, environment, signals } = here;
    if (!environment) return undefined;
    const objects = platformObjects(plan, {
      name,
      components,
      projects,
      control: control.platform,
      environment,
      ...(signals && { signals }),
    });
    return { form: 'written', kind: 'manifests', objects };
  },
};
