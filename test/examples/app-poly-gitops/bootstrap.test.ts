import { plan } from '../../../lib/planner/plan';
import type { BootstrapStepSpec } from '../../../lib/authored/landscape';
import { application, applicationsOf, emitted, environments, specs } from '../../support/app-poly-gitops';
import { nameOf, ofKind } from '../../support/manifests';
import { planOf } from '../../support/sample';

const steps = specs.fleet.landscape!.bootstrap!;

function judge(bootstrap: Readonly<Record<string, BootstrapStepSpec>>): string[] {
  const landscape = { ...specs.fleet.landscape!, bootstrap };
  return plan({ ...specs, fleet: { ...specs.fleet, landscape } }).issues.map(({ problem }) => problem);
}

describe('the steps of the bootstrap', () => {
  it('are Terraform, the cluster, Argo CD, the root Application, and then everything else', () => {
    const { landscape } = planOf(specs);
    expect(landscape!.steps.map(({ title, creates }) => [title, creates.map((each) => each.title)])).toEqual([
      ['task init', []],
      ['Terraform apply', ['K8s cluster created']],
      ['task bootstrap', ['ArgoCD installed']],
      ['task app-of-apps', ['Root Application deployed']],
      ['ArgoCD syncs all apps', []],
    ]);
  });

  it('cannot have the root Application before the CRDs of Argo CD', () => {
    const { init, apply, bootstrap, 'app-of-apps': root, sync } = steps;
    expect(
      judge({
        init: init!,
        apply: apply!,
        root: { ...root!, needs: [] },
        bootstrap: bootstrap!,
        sync: sync!,
      }),
    ).toEqual(["'root' creates 'root' before there is 'argocd', which brings the CRD of Applications"]);
  });

  it('cannot have AppProjects before the CRDs of Argo CD', () => {
    const { apply, ...rest } = steps;
    const projects: BootstrapStepSpec = { creates: { projects: { kind: 'projects' } } };
    expect(judge({ apply: apply!, projects, ...rest })).toEqual([
      "'projects' creates 'projects' before there is 'argocd', which brings the CRD of AppProjects",
    ]);
  });
});

describe.each(environments)('the root Application of %s', (environment) => {
  const root = application(environment, `root-app-${environment}`);

  it('has a folder of the cluster with its child Applications and nothing else', () => {
    const { path } = root.object.spec.source!;
    expect(path).toMatch(new RegExp(`^clusters/${environment}/`));
    const held = emitted.filter((each) => each.path.startsWith(`${path}/`));
    expect(held.map(({ object }) => `${object.kind} ${object.metadata.name}`).sort()).toEqual([
      'Application argocd',
      'Application bootstrap',
      'Application infrastructure',
      'Application tenants',
    ]);
  });

  it('has a finalizer, syncs by itself with prune and self-heal, and prunes last', () => {
    const { metadata, spec } = root.object;
    expect(metadata.finalizers).toEqual(['resources-finalizer.argocd.argoproj.io/foreground']);
    expect(spec.syncPolicy!.automated).toMatchObject({ prune: true, selfHeal: true });
    expect(spec.syncPolicy!.syncOptions).toContain('PruneLast=true');
  });

  it('leads to every other Application of the cluster', () => {
    const isBelow = (path: string, folder: string) => path.startsWith(`${folder}/`);
    const reached = new Set<string>([root.object.metadata.name]);
    for (let before = 0; before < reached.size;) {
      before = reached.size;
      for (const { object } of applicationsOf(environment).filter((each) =>
        reached.has(each.object.metadata.name),
      ))
        for (const each of applicationsOf(environment))
          if (object.spec.source?.path && isBelow(each.path, object.spec.source.path))
            reached.add(each.object.metadata.name);
    }
    expect([...reached].sort()).toEqual(
      applicationsOf(environment)
        .map(({ object }) => object.metadata.name)
        .sort(),
    );
  });

  it('is applied by hand together with the projects that it and its children are in', () => {
    const folder = `clusters/${environment}/bootstrap/`;
    expect(root.path.startsWith(folder)).toBe(true);
    const projects = ofKind(emitted, 'AppProject').filter(({ path }) => path.startsWith(folder));
    expect(projects.map(({ object }) => nameOf(object))).toEqual(['argocd/platform', 'argocd/default']);
  });
});

describe.each(environments)('Argo CD of %s', (environment) => {
  const self = application(environment, 'argocd');

  it('manages itself, in its own namespace', () => {
    const { source, destination } = self.object.spec;
    expect([source!.chart, destination.namespace, destination.server]).toEqual([
      'argo-cd',
      'argocd',
      'https://kubernetes.default.svc',
    ]);
    expect(self.path).toContain(`clusters/${environment}/applications/`);
    expect(self.object.spec.syncPolicy!.automated).toMatchObject({ selfHeal: true });
  });

  it('leaves the ConfigMaps that the fleet writes to the fleet', () => {
    const values = self.object.spec.source!.helm!.valuesObject;
    expect(values).toMatchObject({ configs: { cm: { create: false }, rbac: { create: false } } });
    const maps = ofKind(emitted, 'ConfigMap').filter(({ cluster }) => cluster === environment);
    expect(maps.map(({ object }) => object.metadata.name).sort()).toEqual(['argocd-cm', 'argocd-rbac-cm']);
  });
});
