type Fields = Readonly<Record<string, unknown>>;

/** An image that the fleet of the cases permits. */
export const OURS = 'registry.example.com/team/web:1';

/** What the level `restricted` asks of pods. Source: Kubernetes, "Pod Security Standards". */
const restricted = { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: 'RuntimeDefault' } };

/** A container that no guard rail minds. */
export const container = (image: string = OURS, changes: Fields = {}) => ({
  name: 'web',
  image,
  securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
  ...changes,
});

/** The spec of a pod that no guard rail minds. */
export const podSpec = (changes: Fields = {}) => ({
  securityContext: restricted,
  automountServiceAccountToken: false,
  containers: [container()],
  ...changes,
});

export const template = (changes: Fields = {}) => ({
  metadata: { labels: { app: 'web' } },
  spec: podSpec(changes),
});

export const selector = { matchLabels: { app: 'web' } };

/** The spec of a workload of `apps` whose pods differ from sound ones. */
export const workloadSpec = (changes: Fields = {}) => ({ selector, template: template(changes) });
