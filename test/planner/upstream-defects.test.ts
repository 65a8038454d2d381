import type { ApplicationSetSpec } from '../../lib/engines/argocd/authored/application-set';
import type { ClusterSpec } from '../../lib/authored/cluster';
import type { ImagesSpec } from '../../lib/authored/images';
import type { Issue } from '../../lib/issues/issue';
import type { Specs } from '../../lib/authored/specs';
import { plan } from '../../lib/planner/plan';
import { folders, withSet } from '../support/sets';
import { anyCluster, fleet, product, ringsFile, specs, untyped } from '../support/specs';

const { template } = folders;
const list = { list: { elements: [{ stage: 'early' }] } };
const set = (changes: object) => withSet(specs(), 'releases', untyped({ ...folders, ...changes }));
const ofTemplate = (changes: object) => set({ template: { ...template, ...changes } });

/** One Application for each customer, from the chart that the product has. */
const charts = (name: string): ApplicationSetSpec =>
  untyped({
    ...folders,
    template: { ...template, name, source: { repoURL: 'code', targetRevision: 'main', path: 'charts/web' } },
  });

/** A rollout of Applications that are all late. */
const rolling = (...values: string[]) =>
  set({
    template: { ...template, labels: { stage: 'late' } },
    rollout: { steps: [{ matchExpressions: [{ key: 'stage', operator: 'In', values }] }] },
  });

const images: ImagesSpec = {
  program: { url: 'https://git.example.com/fleet.git', branch: 'main', secretRef: 'bot' },
  author: { name: 'bot', email: 'bot@example.com' },
};

/** A ring that follows an image, and says nothing that Image Updater could write over. */
function following(): Specs {
  const prod = {
    ...anyCluster,
    engine: 'argocd',
    environment: 'prod',
    impersonation: false,
  } as const satisfies ClusterSpec;
  const image = { name: 'ghcr.io/acme/web', rings: { early: { semver: '1.x' } } } as const;
  const version = '1.0.0';
  return specs({
    fleet: fleet({ clusters: { prod }, components: { robot: { images } } }),
    products: [
      {
        ...product('web', { version: { value: 'image.tag' }, image }),
        rings: ringsFile('products/web/rings.yaml', { internal: { version }, late: { version } }),
      },
    ],
    customers: [],
  });
}

const at = (path: string) => ({ file: 'fleet/fleet.ts', path: `applicationSets.${path}` });

/** What else people write by hand and find out in the cluster, and what they are told instead. */
const defects: [defect: string, specs: Specs, told: Omit<Issue, 'severity'>][] = [
  [
    'a boolean that is templated as a string',
    ofTemplate({ syncPolicy: { automated: { prune: '{{ .prune }}' } } }),
    {
      at: at('releases.template.syncPolicy.automated.prune'),
      problem: `'applicationSets.releases.template.syncPolicy.automated.prune' is "{{ .prune }}", not true or false`,
      fix: 'say it by templatePatch, or make a set for each case: Argo CD fills templates into text alone',
    },
  ],
  [
    'a matrix of one',
    set({ generators: [{ matrix: { generators: [list] } }] }),
    {
      at: at('releases.generators.0.matrix.generators'),
      problem: `'applicationSets.releases.generators.0.matrix.generators' has 1 of the two generators that a matrix is made of`,
      fix: 'give two generators: a matrix pairs the results of one with those of the other',
    },
  ],
  [
    'a project that is templated from the content of a file',
    ofTemplate({ project: '{{ .project }}' }),
    {
      at: at('releases.template.project'),
      problem:
        "the project '{{ .project }}' comes from {{ .project }}, which the content of a file may say: its author would choose what the Application is permitted",
      fix: 'name the AppProject, or build it of {{ index .path.segments 1 }} or {{ .path.basename }} of a git generator over a state repository',
    },
  ],
  [
    'a plugin at the level of the Application',
    ofTemplate({ plugin: { name: 'terraform' } }),
    {
      at: at('releases.template.plugin'),
      problem: "'applicationSets.releases.template.plugin' stands at the wrong level",
      fix: 'put it into a source of the template',
    },
  ],
  [
    'a plugin of sources among the generators',
    set({ generators: [{ plugin: { configMapRef: { name: 'customers' }, name: 'terraform' } }] }),
    {
      at: at('releases.generators.0.plugin.name'),
      problem: "'applicationSets.releases.generators.0.plugin.name' stands at the wrong level",
      fix: 'put it into a source of the template: a generator asks a service, by configMapRef',
    },
  ],
  [
    'two sets that make one Application',
    withSet(withSet(specs(), 'a', folders), 'b', folders),
    {
      at: at('b'),
      problem:
        "on cluster argo-dev the Application 'acme-overview' is made by ApplicationSet 'a' and ApplicationSet 'b'",
      fix: 'let the cluster run one of them, or give their Applications other names',
    },
  ],
  [
    'two sets that manage one release',
    withSet(withSet(specs(), 'a', charts('{{ .path.basename }}-a')), 'b', charts('{{ .path.basename }}-b')),
    {
      at: at('b'),
      problem:
        "on cluster argo-dev ApplicationSet 'a' and ApplicationSet 'b' both deploy 'charts/web' of https://git.example.com/code.git into namespace 'overview'",
      fix: 'let the cluster run one of them, or give their Applications other namespaces',
    },
  ],
  [
    'an AppProject that is not there',
    ofTemplate({ project: 'acmee' }),
    {
      at: at('releases.template.project'),
      problem: "Application 'acme-overview' on cluster argo-prod has the project 'acmee', which is not there",
      fix: "did you mean 'acme'? Allowed: acme, platform",
    },
  ],
  [
    'an AppProject that does not permit the namespace',
    ofTemplate({ project: 'acme', destination: { name: 'in-cluster', namespace: 'monitoring' } }),
    {
      at: at('releases.template.destination.namespace'),
      problem:
        "Application 'acme-overview' on cluster argo-prod goes into namespace 'monitoring', which is the platform's",
      fix: "give a namespace of acme's own",
    },
  ],
  [
    'an AppProject that does not permit the cluster',
    ofTemplate({ destination: { name: 'argo-prd', namespace: 'overview' } }),
    {
      at: at('releases.template.destination.name'),
      problem:
        "Application 'acme-overview' goes to 'argo-prd', a cluster that the Argo CD of argo-prod does not know",
      fix: 'use one of: in-cluster',
    },
  ],
  [
    'a RollingSync with a step that matches nothing',
    rolling('early'),
    {
      at: at('releases.rollout.steps.0'),
      problem: "the step matches no Application: it wants the label 'stage' to be early, and it is late",
      fix: 'use one of: late',
    },
  ],
  [
    'a RollingSync that matches no step',
    rolling('early'),
    {
      at: at('releases.rollout'),
      problem: "no step matches the Application 'acme-overview': nothing would sync it",
      fix: 'add a step that matches its labels',
    },
  ],
  [
    'an image write-back target that does not exist',
    following(),
    {
      at: { file: 'products/web/product.ts', path: 'image.rings.early' },
      problem: "'early' follows an image, and has no version that Image Updater could write",
      fix: "begin it in rings.yaml: early: { version: '…', image: ghcr.io/acme/web }",
    },
  ],
];

describe('what other ways of writing Argo CD let through is refused here:', () => {
  it.each(defects)('%s', (_, given, told) => {
    const outcome = plan(given);
    expect(outcome.plan).toBeUndefined();
    expect(outcome.issues).toContainEqual({ severity: 'error', ...told });
  });
});
