import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { Labels, PodSecurityLevel } from '../model';

export interface GuardedNamespaceProps {
  readonly name: string;
  /** Level of the Pod Security Standards that is enforced, warned of and audited. */
  readonly podSecurity: PodSecurityLevel;
  /** Kubernetes version of the cluster, `major.minor`: an upgrade must not tighten the standard by itself. */
  readonly kubernetes: string;
  /** Tells the engine never to prune the namespace: with it would go everything in it. */
  readonly annotations: Labels;
}

/** A namespace with Pod Security Admission labels. Source: Kubernetes, "Pod Security Admission". */
export function guardedNamespace(scope: Construct, props: GuardedNamespaceProps): kplus.Namespace {
  const mode = (name: string) => ({
    [`pod-security.kubernetes.io/${name}`]: props.podSecurity,
    [`pod-security.kubernetes.io/${name}-version`]: `v${props.kubernetes}`,
  });
  return new kplus.Namespace(scope, 'namespace', {
    metadata: {
      name: props.name,
      labels: { ...mode('enforce'), ...mode('warn'), ...mode('audit') },
      annotations: { ...props.annotations },
    },
  });
}
