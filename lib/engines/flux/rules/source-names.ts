import { error, within, type Issue } from '../../../issues/issue';
import type { ClusterPlan } from '../../../plan/cluster';
import type { ComponentContent } from '../../../plan/component';
import { chartSourceKind, SOURCE_KINDS } from '../plan/source-kinds';
import type { Rule } from '../../../rules/rule';

/**
 * Flux's sources of the platform have names of their own on a cluster: the second of one kind and name would overwrite
 * the first. The state repository's is its name; a component's own is the component's.
 */
export const sourceNames: Rule = ({ specs, plan }) =>
  plan.clusters.flatMap((cluster): Issue[] => {
    const taken = new Map(ofThePlatform(cluster).map(({ kind, name, by }) => [`${kind}/${name}`, by]));
    return cluster.components.flatMap(({ name, content }) => {
      const kind = ownSource(content);
      const by = kind && taken.get(`${kind}/${name}`);
      if (kind === undefined || by === undefined) return [];
      const at = within({ file: specs.fleetFile }, 'components', name);
      const problem = `its source on cluster ${cluster.name} would be the ${kind} '${name}', which is ${by}`;
      return [error(at, problem, 'rename the component')];
    });
  });

interface Named {
  readonly kind: string;
  readonly name: string;
  readonly by: string;
}

function ofThePlatform({ arc, source, state, install }: ClusterPlan): Named[] {
  const pulled = arc ? [arc.configurations.infra.name] : [state.name];
  return [
    ...pulled.map((name) => ({ kind: SOURCE_KINDS[source.kind], name, by: 'that of the state repository' })),
    ...(install
      ? [
          {
            kind: SOURCE_KINDS[install.source.kind],
            name: install.repository,
            by: "that of Flux's own manifests",
          },
        ]
      : []),
  ];
}

/** The kind of the source that the component has to itself: Helm repositories are shared. */
function ownSource(content: ComponentContent): string | undefined {
  if ('repository' in content) return SOURCE_KINDS[content.source.kind];
  const kind = content.kind === 'chart' ? chartSourceKind(content.chart) : undefined;
  return kind === 'HelmRepository' ? undefined : kind;
}
