import type { ComponentSpec } from 'ringfleet';
import type { EnvironmentName } from './environments';
import type { RepositoryName } from './repositories';

type ComponentName = 'databases' | 'external-secrets' | 'monitoring' | 'sealed-secrets' | 'terraform';

/** Each environment has the shared manifests of its branch. */
const branches = {
  dev: { branch: 'develop' },
  staging: { branch: 'staging' },
  prod: { branch: 'main' },
} as const;

const shared = (folder: string) =>
  ({ repository: 'platform-infrastructure', path: `base-manifests/${folder}` }) as const;

/** What clusters run for everybody. */
export const components = {
  databases: { namespace: 'databases', kustomize: shared('databases'), versions: branches },
  /** Fetches what opens the repositories to Argo CD. */
  'external-secrets': {
    namespace: 'external-secrets',
    chart: { repository: 'external-secrets', name: 'external-secrets' },
    versions: { dev: '0.19.2', staging: '0.19.2', prod: '0.19.2' },
    values: { installCRDs: true },
  },
  monitoring: { namespace: 'monitoring', kustomize: shared('monitoring'), versions: branches },
  /** Has the keys by which SealedSecrets become Secrets, in the cluster alone. */
  'sealed-secrets': {
    namespace: 'sealed-secrets',
    chart: { repository: 'sealed-secrets', name: 'sealed-secrets' },
    versions: { dev: '2.17.3', staging: '2.17.3', prod: '2.17.3' },
  },
  /** What customers' Terraform leaves behind goes here: its outputs, where they are no secret. */
  terraform: {
    namespace: 'terraform',
    manifests: [
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'backend', namespace: 'terraform' },
        data: { bucket: 'terraform-state', region: 'us-east-1' },
      },
    ],
  },
} as const satisfies Record<ComponentName, ComponentSpec<EnvironmentName, RepositoryName, ComponentName>>;
