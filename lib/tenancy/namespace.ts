import { Namespace } from '../../imports/core';
import type { GuardrailMode } from '../authored/guardrails';
import type { Labels } from '../plan/labels';
import type { PodSecurityLevel } from '../authored/component';

export interface GuardedNamespaceProps {
  readonly name: string;
  /** Level of the Pod Security Standards. */
  readonly podSecurity: PodSecurityLevel;
  /** Whether what is below the level is refused, only warned of and audited, or neither. */
  readonly mode: GuardrailMode;
  /** Kubernetes version of the cluster, `major.minor`: an upgrade must not tighten the standard by itself. */
  readonly kubernetes: string;
  /** Tells the engine never to prune the namespace: with it would go everything in it. */
  readonly annotations: Labels;
  /** Labels beside those of Pod Security and of the file. @default - none */
  readonly labels?: Labels;
}

/**
 * A namespace with Pod Security Admission labels. What is not meant is said too, by the level `privileged`: where a label
 * is missing, the cluster's own default would hold. Source: Kubernetes, "Pod Security Admission".
 */
export function guardedNamespace(props: GuardedNamespaceProps) {
  const mode = (name: string, isMeant: boolean) => ({
    [`pod-security.kubernetes.io/${name}`]: isMeant ? props.podSecurity : 'privileged',
    [`pod-security.kubernetes.io/${name}-version`]: `v${props.kubernetes}`,
  });
  const isTold = props.mode !== 'off';
  return Namespace({
    metadata: {
      name: props.name,
      labels: {
        ...props.labels,
        ...mode('enforce', props.mode === 'enforce'),
        ...mode('warn', isTold),
        ...mode('audit', isTold),
      },
      annotations: props.annotations,
    },
    spec: {},
  });
}
