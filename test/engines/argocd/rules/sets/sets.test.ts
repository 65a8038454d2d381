import type { ApplicationSetSpec } from '../../../../../lib/engines/argocd/authored/application-set';
import type { ArgocdClusterSpec } from '../../../../../lib/authored/cluster';
import { bySets, everything, folders, withSet } from '../../../../support/sets';
import { anyCluster, customer, fleet, issuesOf, product, specs, untyped } from '../../../../support/specs';

/** What is said of the small fleet whose clusters of Argo CD run the set. */
function saidOf(set: ApplicationSetSpec, more: Readonly<Record<string, ApplicationSetSpec>> = {}) {
  const all = Object.entries({ set, ...more });
  const given = all.reduce((before, [name, each]) => withSet(before, name, each), specs());
  return issuesOf(given).map(({ severity, at, problem, fix }) => ({ severity, path: at.path, problem, fix }));
}

const { template } = folders;
const problemsOf = (set: ApplicationSetSpec) => saidOf(set).map(({ problem }) => problem);

it('a set that says all that a set can say, and one over folders, have nothing wrong with them', () => {
  expect(saidOf(everything, { folders })).toEqual([]);
});

describe('the schema', () => {
  const wrong = (changes: object) => saidOf(untyped({ ...folders, ...changes }))[0];
  const git = { repoURL: 'fleet-state', revision: 'main' };

  it('refuses a boolean that is templated as text, and says what to do instead', () => {
    const syncPolicy = { automated: { prune: '{{ .prune }}' } };
    expect(wrong({ template: { ...template, syncPolicy } })).toMatchObject({
      path: 'applicationSets.set.template.syncPolicy.automated.prune',
      problem: expect.stringContaining('is "{{ .prune }}", not true or false') as string,
      fix: expect.stringContaining('templatePatch') as string,
    });
  });

  it('refuses a matrix of one', () => {
    const matrix = { generators: [{ list: { elements: [] } }] };
    expect(wrong({ generators: [{ matrix }] })).toMatchObject({
      problem: expect.stringContaining('has 1 of the two generators') as string,
    });
  });

  it('refuses a generator of files and folders at once', () => {
    const both = { ...git, files: [{ path: '*' }], directories: [{ path: '*' }] };
    expect(wrong({ generators: [{ git: both }] })?.fix).toContain('two generators');
  });

  it('judges what a generator asks another service by the fields of that service', () => {
    expect(
      wrong({ generators: [{ pullRequest: { github: { owner: 'acme', repos: 'web' } } }] }),
    ).toMatchObject({
      path: 'applicationSets.set.generators.0.pullRequest.github.repo',
      problem: expect.stringContaining('is missing') as string,
    });
  });

  it('refuses two generators in one', () => {
    const two = { list: { elements: [] }, clusters: {} };
    expect(wrong({ generators: [two] })?.fix).toContain('one generator each');
  });

  it.each([
    ['outside of a source', { template: { ...template, plugin: { name: 'cue' } } }, 'source'],
    [
      'of sources among generators',
      { generators: [{ plugin: { configMapRef: { name: 'a' }, env: [] } }] },
      'source',
    ],
    ['of the set itself', { plugin: { configMapRef: { name: 'a' } } }, 'generator'],
    ['without the ConfigMap that says where it is', { generators: [{ plugin: {} }] }, 'map'],
  ])('refuses a plugin %s', (_, changes, fix) => {
    expect(wrong(changes)?.fix).toContain(fix);
  });
});

describe('the project', () => {
  const over = (repoURL: string, project: string): ApplicationSetSpec => ({
    ...folders,
    generators: [{ git: { repoURL, revision: 'main', files: [{ path: 'nothing/*.yaml' }] } }],
    template: { ...template, project },
  });

  it.each(['{{ .project }}', 'team-{{ .team | lower }}', '{{ index .teams 0 }}'])(
    '%s may not come from a file',
    (project) => {
      expect(problemsOf(over('fleet-state', project))).toContainEqual(
        expect.stringContaining('the content of a file'),
      );
    },
  );

  it.each(['{{ .path.basename }}', '{{ index .path.segments 1 }}'])(
    '%s comes from a state repository',
    (project) => {
      expect(problemsOf(over('fleet-state', project))).toEqual([]);
      expect(problemsOf(over('code', project))).toContainEqual(
        expect.stringContaining('no state repository'),
      );
    },
  );

  it('has to be there', () => {
    expect(problemsOf({ ...folders, template: { ...template, project: 'nobody' } })).toContainEqual(
      expect.stringContaining("project 'nobody', which is not there"),
    );
  });

  it('may not come from a path that no git generator gives, whoever gives it', () => {
    const generators: ApplicationSetSpec['generators'] = [
      { plugin: { configMapRef: { name: 'customers' } } },
    ];
    const project = '{{ .path.basename }}';
    expect(problemsOf({ ...folders, generators, template: { ...template, project } })).toEqual([
      "the project '{{ .path.basename }}' comes from {{ .path.basename }}, and no git generator of the set gives it: whoever does would choose what the Application is permitted",
    ]);
  });
});

describe('a set that only a live Argo CD can expand', () => {
  const pullRequest = { github: { owner: 'acme', repo: 'web' } };
  const previews = (changes: Partial<ApplicationSetSpec['template']> = {}): ApplicationSetSpec => ({
    generators: [{ pullRequest }],
    template: { ...template, name: 'web-{{ .number }}', ...changes } as ApplicationSetSpec['template'],
    preserveResourcesOnDeletion: true,
  });
  const server = 'https://kubernetes.default.svc';

  it('has nothing wrong with it where its project, cluster and namespace are right, or known to Argo CD alone', () => {
    expect(problemsOf(previews())).toEqual([]);
    // The customer has a tenant on one of the clusters that run the set.
    const onProd = (set: ApplicationSetSpec) =>
      problemsOf(set).filter((problem) => !problem.includes('argo-dev'));
    expect(onProd(previews({ project: 'acme', destination: { server, namespace: 'acme-prod' } }))).toEqual(
      [],
    );
    const destination = { name: '{{ .cluster }}', namespace: 'web-{{ .number }}' };
    expect(onProd(previews({ project: 'acme', destination }))).toEqual([]);
  });

  it('is refused with a project that is not there, as what a set makes is', () => {
    expect(saidOf(previews({ project: 'acne' }))).toContainEqual({
      severity: 'error',
      path: 'applicationSets.set.template.project',
      problem:
        "what ApplicationSet 'set' makes on cluster argo-prod has the project 'acne', which is not there",
      fix: "did you mean 'acme'? Allowed: acme, platform",
    });
  });

  it('is refused with a cluster that its Argo CD does not know', () => {
    expect(saidOf(previews({ destination: { name: 'in-clutser', namespace: 'web' } }))[0]).toEqual({
      severity: 'error',
      path: 'applicationSets.set.template.destination.name',
      problem:
        "what ApplicationSet 'set' makes on cluster argo-dev goes to 'in-clutser', a cluster that its Argo CD does not know",
      fix: "did you mean 'in-cluster'? Allowed: in-cluster",
    });
  });

  it("is refused with another's namespace, and with an unknown function", () => {
    const destination = { server, namespace: 'argocd' };
    expect(problemsOf(previews({ project: 'acme', destination })).join('\n')).toContain(
      "goes into namespace 'argocd', which is the platform's",
    );
    expect(problemsOf(previews({ name: '{{ .branch | sluggify }}' }))).toEqual([
      "unknown function 'sluggify'",
    ]);
  });
});

describe('a rollout', () => {
  const steps = (key: string, ...values: string[]): ApplicationSetSpec => ({
    ...folders,
    template: { ...template, labels: { stage: 'late' } },
    rollout: { steps: [{ matchExpressions: [{ key, operator: 'In', values }] }] },
  });

  it('has steps that Applications can be in, and a step for every Application', () => {
    expect(problemsOf(steps('stage', 'late'))).toEqual([]);
    expect(problemsOf(steps('stage', 'early')).join()).toContain('the step matches no Application');
    expect(problemsOf(steps('stage', 'early')).join()).toContain('nothing would sync them');
    expect(problemsOf(steps('stadium', 'late')).join()).toContain("label 'stadium', which no Application");
  });

  it('by rings needs rings that there are, and the label that says them', () => {
    const problems = problemsOf({ ...folders, rollout: { rings: ['internl'] } });
    expect(problems).toContain("unknown ring 'internl'");
    expect(problems.join()).toContain('no label ringfleet.io/ring');
  });
});

describe('the sets of a cluster', () => {
  it('make no Application twice', () => {
    const problems = saidOf(folders, { other: folders }).map(({ problem }) => problem);
    expect(problems.join('\n')).toMatch(
      /'acme-overview' is made by ApplicationSet 'other' and ApplicationSet 'set'/,
    );
  });

  it('deploy no chart into one namespace twice', () => {
    const other = { ...folders, template: { ...template, name: '{{ .path.basename }}-again' } };
    expect(
      saidOf(folders, { other })
        .map(({ problem }) => problem)
        .join(),
    ).toContain('both deploy');
  });

  it('keep workloads where the environment does, or say that they do not', () => {
    const { preserveResourcesOnDeletion: _, ...deleting } = folders;
    expect(saidOf(deleting)).toEqual([
      expect.objectContaining({ severity: 'warning', path: 'applicationSets.set' }),
    ]);
    expect(saidOf({ ...deleting, preserveResourcesOnDeletion: false })).toEqual([]);
  });

  it('have a file each', () => {
    const other = { ...folders, file: 'set.yaml', template: { ...template, name: 'b-{{ .path.basename }}' } };
    expect(saidOf(folders, { other }).map(({ problem }) => problem)).toContain(
      "the ApplicationSets 'set' and 'other' have one file, 'set.yaml'",
    );
  });

  it('go into no namespace of another customer', () => {
    const into = {
      ...template,
      project: 'acme',
      destination: { name: 'in-cluster', namespace: 'monitoring' },
    };
    expect(problemsOf({ ...folders, template: into }).join()).toContain(
      "namespace 'monitoring', which is the platform's",
    );
  });

  it('name repositories that there are', () => {
    const source = { ...template.source!, repoURL: 'fleet-stat' };
    expect(saidOf({ ...folders, template: { ...template, source } as never })).toContainEqual(
      expect.objectContaining({ problem: "unknown repository 'fleet-stat'" }),
    );
  });

  it('are templates', () => {
    const name = '{{ .path.basename | upcase }}';
    expect(problemsOf({ ...folders, template: { ...template, name } }).join()).toContain('upcase');
  });
});

it('a cluster runs sets that there are, and has no rollout without ApplicationSets', () => {
  const { clusters } = fleet();
  const cluster = { ...clusters['argo-dev'], applicationSets: ['nothing'], rollout: 'RollingSync' };
  const changed = fleet({
    clusters: { ...clusters, 'argo-dev': cluster as ArgocdClusterSpec<string, string> },
  });
  expect(issuesOf({ fleet: changed }).map(({ problem }) => problem)).toEqual([
    "unknown ApplicationSet 'nothing'",
    "cluster 'argo-dev' has a rollout, and no ApplicationSets that could follow it",
  ]);
});

describe('what orders releases', () => {
  const products = [product('web'), product('api', { dependsOn: ['web'] })];
  const acme = customer('acme', { products: { web: {}, api: {} } });
  const given = specs({ products, customers: [acme] });

  it('is no dependency where ApplicationSets make them, and the product is told', () => {
    expect(issuesOf(bySets(given))).toEqual([
      {
        severity: 'warning',
        at: { file: 'products/api/product.ts', path: 'dependsOn' },
        problem: "'api' does not wait for 'web' where ApplicationSets make its Applications: on argo-prod",
        fix: "see to it that it bears to start first, and is tried again by retry; or set delivery: 'Applications' on these clusters",
      },
    ]);
  });

  it('are dependencies where they are files', () => {
    expect(issuesOf(given)).toEqual([]);
  });
});

describe('on a hub', () => {
  const managed = { ...anyCluster, engine: 'argocd', environment: 'prod', managedBy: 'argo-prod' } as const;
  const acme = customer('acme', { tenants: { prod: { cluster: 'north', ring: 'late' } } });
  const over = (destination: ApplicationSetSpec['template']['destination'], project = 'acme') => {
    const { clusters } = fleet();
    const hub = { ...clusters['argo-prod']!, applicationSets: ['set'] } as ArgocdClusterSpec<string, string>;
    const set = { ...folders, template: { ...template, project, destination } };
    const changed = fleet({
      applicationSets: { set },
      clusters: { ...clusters, 'argo-prod': hub, north: managed, south: managed },
    });
    return issuesOf({ fleet: changed, customers: [acme] }).map(({ problem }) => problem);
  };

  it('customers count whose tenants are on a cluster that it manages', () => {
    expect(over({ name: 'north', namespace: 'acme-more' })).toEqual([]);
    expect(over({ name: 'north', namespace: 'acme-prod' })).toEqual([]);
    expect(over({ name: 'north', namespace: 'acme-more' }, 'initech')).toEqual([
      "Application 'acme-overview' on cluster argo-prod has the project 'initech', which is not there",
    ]);
  });

  it("so do the platform's namespaces there, and clusters that it does not manage do not", () => {
    expect(over({ name: 'north', namespace: 'monitoring' })).toEqual([
      "Application 'acme-overview' on cluster argo-prod goes into namespace 'monitoring', which is the platform's",
    ]);
    expect(over({ name: 'nroth', namespace: 'acme-more' })).toEqual([
      "Application 'acme-overview' goes to 'nroth', a cluster that the Argo CD of argo-prod does not know",
    ]);
  });
});
