import { error, within, type Issue } from '../issue';
import type { ClusterPlan, SourcePlan } from '../plan';
import type { Rule } from './rule';

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
      const problem = `its source on cluster ${cluster.name} would be the ${KINDS[kind]} '${name}', which is ${by}`;
      return [error(at, problem, 'rename the component')];
    });
  });

const KINDS = { git: 'GitRepository', oci: 'OCIRepository', bucket: 'Bucket' } as const;
type Kind = keyof typeof KINDS;

interface Named {
  readonly kind: Kind;
  readonly name: string;
  readonly by: string;
}

function ofThePlatform({ arc, source, state, install }: ClusterPlan): Named[] {
  const pulled = arc ? [arc.configurations.infra.name] : [state.name];
  return [
    ...pulled.map((name) => ({ kind: kindOf(source), name, by: 'that of the state repository' })),
    ...(install
      ? [{ kind: kindOf(install.source), name: install.repository, by: "that of Flux's own manifests" }]
      : []),
  ];
}

function ownSource(content: ClusterPlan['components'][number]['content']): Kind | undefined {
  if (content.kind === 'kustomize') return kindOf(content.source);
  if (content.kind !== 'chart' || content.chart.kind === 'helm') return undefined;
  return content.chart.kind === 'oci' && content.chart.shared ? undefined : content.chart.kind;
}

function kindOf({ kind }: SourcePlan): Kind {
  return kind === 'azureBlob' ? 'bucket' : kind;
}
