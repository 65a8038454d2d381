import type { ClusterSpec } from 'ringfleet';
import { basics, type ComponentName } from './components';
import type { EnvironmentName } from './environments';

/** What all clusters have in common: Argo CD runs on each, and its root Application takes what it owns with it. */
const standard = {
  engine: 'argocd',
  kubernetes: '1.31',
  ingressNamespace: 'ingress-nginx',
  monitoringNamespace: 'observability',
  onRootDelete: 'cascade',
  // Whoever writes charts runs the clusters, too.
  impersonation: false,
  // `task bootstrap` installs it once; from then on Argo CD manages itself.
  selfManaged: { repository: 'argo-helm', version: '9.4.18' },
  components: basics,
} as const;

/** A cluster for each environment, called what the environment is called. */
export const clusters = {
  dev: {
    ...standard,
    environment: 'dev',
    apiServer: { cidrs: ['10.10.0.1/32'] },
    roots: { root: 'root-app-dev' },
    components: [...basics, 'argocd-image-updater', 'image-updates'],
  },
  tst: {
    ...standard,
    environment: 'tst',
    apiServer: { cidrs: ['10.20.0.1/32'] },
    roots: { root: 'root-app-tst' },
    components: [...basics, 'argocd-image-updater', 'image-annotations'],
  },
  stg: {
    ...standard,
    environment: 'stg',
    apiServer: { cidrs: ['10.30.0.1/32'] },
    roots: { root: 'root-app-stg' },
  },
  prd: {
    ...standard,
    environment: 'prd',
    apiServer: { cidrs: ['10.40.0.1/32'] },
    roots: { root: 'root-app-prd' },
  },
} as const satisfies Record<EnvironmentName, ClusterSpec<EnvironmentName, ComponentName>>;
