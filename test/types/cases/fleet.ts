/* What the platform team is told of its own data. See customers.ts. */
import type { ChartComponent } from '../../../lib/content/chart/authored';
import type { ApplicationSetSpec } from '../../../lib/engines/argocd/authored/application-set';
import type { ArgocdFleetSettings } from '../../../lib/engines/argocd/authored/settings';
import type { ClusterSpec } from '../../../lib/authored/cluster';
import type { ComponentSpec } from '../../../lib/authored/component';
import type { RingSpec } from '../../../lib/authored/fleet';
import type { EnvironmentSpec } from '../../../lib/authored/environment';
import type { LandscapeSpec } from '../../../lib/authored/landscape';
import type { TierSpec } from '../../../lib/authored/tier';
import type { ComponentName, EnvironmentName, RepositoryName } from '../catalogue';

const standard = {
  kubernetes: '1.31',
  apiServer: { cidrs: ['10.0.0.1/32'] },
  ingressNamespace: 'ingress-nginx',
  monitoringNamespace: 'monitoring',
} as const;

export const rings = {
  right: { environment: 'prod' },
  // @ts-expect-error Type '"prd"' is not assignable to type '"dev" | "staging" | "prod"'
  wrong: { environment: 'prd' },
} as const satisfies Record<string, RingSpec<EnvironmentName>>;

export const environments = {
  // @ts-expect-error Type '"keep"' is not assignable to type '"cascade" | "orphan"'
  prod: { branch: 'main', automatedSync: false, onDelete: 'keep', access: 'view' },
  staging: {
    branch: 'main',
    automatedSync: true,
    onDelete: 'cascade',
    access: 'view',
    // @ts-expect-error Type '"audit"' is not assignable to type '"off" | "warn" | "enforce" | undefined'
    guardrails: { networkPolicies: 'warn', podSecurity: 'audit' },
  },
} as const satisfies Record<string, EnvironmentSpec>;

export const argocd = {
  // @ts-expect-error 'admin' does not exist in type 'ArgocdAccess'
  access: { admin: ['platform-engineers'] },
} as const satisfies ArgocdFleetSettings;

export const clusters = {
  right: { ...standard, engine: 'flux', environment: 'prod', components: ['cert-manager'] },
  component: {
    ...standard,
    engine: 'flux',
    environment: 'prod',
    // @ts-expect-error Type '"cert-manger"' is not assignable to type '"cert-manager" | "ingress-nginx"'
    components: ['cert-manger'],
  },
  // @ts-expect-error Type '"qa"' is not assignable to type '"dev" | "staging" | "prod"'
  environment: { ...standard, engine: 'argocd', environment: 'qa' },
  // @ts-expect-error Type '"argo"' is not assignable to type '"argocd" | "flux" | "arc"'
  engine: { ...standard, engine: 'argo', environment: 'prod' },
  // @ts-expect-error 'impersonation' does not exist in type 'FluxClusterSpec
  ofAnotherEngine: { ...standard, engine: 'flux', environment: 'prod', impersonation: true },
} as const satisfies Record<string, ClusterSpec<EnvironmentName, ComponentName>>;

const chart = { repository: 'jetstack', name: 'cert-manager' } as const;
const versions = { dev: '1.0.0', staging: '1.0.0', prod: '1.0.0' } as const;

export const infrastructure = {
  a: { namespace: 'a', chart, versions, dependsOn: ['b'] },
  // @ts-expect-error Type '"c"' is not assignable to type '"a" | "b" | ComponentDependency<"a" | "b">'
  b: { namespace: 'b', chart, versions, dependsOn: ['c'] },
} as const satisfies Record<'a' | 'b', ComponentSpec<EnvironmentName, RepositoryName, 'a' | 'b'>>;

export const more = {
  // @ts-expect-error Type '"jetstak"' is not assignable to type '"platform-infrastructure" | "product-charts" | "jetstack"'. Did you mean '"jetstack"'?
  repository: { namespace: 'a', chart: { repository: 'jetstak', name: 'x' }, versions },
  // @ts-expect-error Property 'prod' is missing
  versions: { namespace: 'a', chart, versions: { dev: '1.0.0', staging: '1.0.0' } },
  // @ts-expect-error Type '"jetstak"' is not assignable to type
  overridden: {
    namespace: 'a',
    chart,
    versions,
    overrides: { environments: { prod: { chart: { repository: 'jetstak' } } } },
  },
} as const satisfies Record<string, ComponentSpec<EnvironmentName, RepositoryName>>;

export const overrides = {
  namespace: 'a',
  chart,
  versions,
  // @ts-expect-error Object literal may only specify known properties
  overrides: { environments: { prd: { flux: {} } }, clusters: { one: { version: '1.0.1' } } },
} as const satisfies ComponentSpec<EnvironmentName, RepositoryName>;

export const overridesOfAChart = {
  namespace: 'a',
  chart,
  versions,
  // @ts-expect-error 'prd' does not exist in type
  overrides: { environments: { prd: { flux: {} } }, clusters: { one: { version: '1.0.1' } } },
} as const satisfies ChartComponent<EnvironmentName, RepositoryName>;

export const tier = {
  // @ts-expect-error Type '"8GB"' is not assignable to type '`${number}Ki` | `${number}Mi` | `${number}Gi` | `${number}Ti`'
  quota: { requests: { cpu: '4', memory: '8GB' }, limits: { cpu: '8', memory: '16Gi' }, pods: 40 },
  container: {
    request: { cpu: '50m', memory: '64Mi' },
    // @ts-expect-error Type '"2 cores"' is not assignable to type '`${number}` | `${number}m`'
    limit: { cpu: '2 cores', memory: '256Mi' },
    max: { cpu: '2', memory: '4Gi' },
  },
  // @ts-expect-error 'networkPolicy' does not exist in type 'GuardrailsSpec'
  guardrails: { networkPolicy: 'warn' },
} as const satisfies TierSpec;

const set = {
  template: {
    name: '{{ .path.basename }}',
    project: 'platform',
    source: { repoURL: 'platform-infrastructure', path: 'overview' },
    destination: { name: 'in-cluster', namespace: 'overview' },
  },
} as const;
const git = { repoURL: 'fleet-state', revision: 'main' } as const;

export const applicationSets = {
  right: { ...set, generators: [{ git: { ...git, files: [{ path: 'customers/*/products.yaml' }] } }] },
  matrixOfOne: {
    ...set,
    // @ts-expect-error Source has 1 element(s) but target requires 2
    generators: [{ matrix: { generators: [{ list: { elements: [] } }] } }],
  },
  filesAndFolders: {
    ...set,
    // @ts-expect-error is not assignable to type 'undefined'
    generators: [{ git: { ...git, files: [{ path: 'a' }], directories: [{ path: 'b' }] } }],
  },
  templatedBoolean: {
    generators: [{ list: { elements: [] } }],
    // @ts-expect-error Type '"{{ .prune }}"' is not assignable to type 'boolean | undefined'
    template: { ...set.template, syncPolicy: { automated: { prune: '{{ .prune }}' } } },
  },
} as const satisfies Record<string, ApplicationSetSpec>;

export const landscape = {
  repositories: {
    fleet: { layer: 'GitOps', owners: ['platform'], changesWhen: 'a customer comes' },
    // @ts-expect-error Type '"charts"' is not assignable to type '"platform-infrastructure" | "product-charts" | "jetstack"
    charts: { layer: 'Deployment', owners: ['platform'], changesWhen: 'a chart changes', source: 'charts' },
  },
  relations: [
    { from: 'fleet', to: 'charts', label: 'pins' },
    // @ts-expect-error Type '"chart"' is not assignable to type '"charts" | "fleet"'
    { from: 'fleet', to: 'chart' },
  ],
  bootstrap: {
    roots: {
      // @ts-expect-error is not assignable to type '"cluster" | "argocd" | "projects" | "applications" | "flux" | "kustomizations" | undefined'. Did you mean '"applications"'?
      creates: { root: { kind: 'application' } },
    },
  },
} as const satisfies LandscapeSpec<'fleet' | 'charts', RepositoryName>;
