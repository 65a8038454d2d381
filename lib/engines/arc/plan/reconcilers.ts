import { sharedReconciled } from '../../flux/plan/shared-sources';
import { SOURCE_KINDS } from '../../flux/plan/source-kinds';
import { helm, INFRASTRUCTURE, TENANTS, type Reconcilers } from '../../reconcilers';
import type { ArcCluster } from './cluster';

/** fluxConfigurations: Arc gives each a source of its own, of the configuration's name. */
export function reconcilers(cluster: ArcCluster): Reconcilers {
  const { infra, apps } = cluster.arc.configurations;
  const configurations = [
    { id: INFRASTRUCTURE, source: 'source/infra', name: infra.name },
    { id: TENANTS, source: 'source/apps', name: apps.name },
  ];
  return {
    title: 'Flux Configurations',
    sources: [
      ...configurations.map(({ id, source, name }) => {
        return { id: source, title: `${SOURCE_KINDS[cluster.source.kind]} ${name}`, feeds: [id] };
      }),
      ...helm(cluster.repositories.components.length),
      ...sharedReconciled(cluster),
    ],
    roots: configurations.map(({ id, name }) => ({ id, title: name })),
    components: { bootstrap: INFRASTRUCTURE, infrastructure: INFRASTRUCTURE },
    tenants: { guardrails: INFRASTRUCTURE, releases: INFRASTRUCTURE, secrets: TENANTS },
  };
}
