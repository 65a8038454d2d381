import { load } from 'js-yaml';
import { plan } from '../../../lib/planner/plan';
import type { Specs } from '../../../lib/authored/specs';
import { isPermitted } from '../../support/argocd-rbac';
import {
  environments,
  madeBy,
  platform,
  PLATFORM_URL,
  CONFIGS_URL,
  specs,
} from '../../support/customer-configs';
import { manifestsIn, ofKind } from '../../support/manifests';
import { secretFile } from '../../support/secrets';

const emitted = manifestsIn(platform);
const projects = ofKind(emitted, 'AppProject');
const project = (name: string) => projects.find(({ object }) => object.metadata.name === name)!.object;

describe('the repositories', () => {
  const connection = (name: string) =>
    load(platform[`clusters/management/connections/${name}.yaml`]!.replace(/^#.*\n/, '')) as {
      kind: string;
      spec: {
        secretStoreRef: object;
        data: readonly { remoteRef: { key: string } }[];
        target: { template: { metadata: { labels: object }; data: Record<string, string> } };
      };
    };

  it.each([
    ['state-platform-infrastructure', PLATFORM_URL],
    ['state-customer-configs', CONFIGS_URL],
  ])('are opened by a Secret that Argo CD knows, from the secret store: %s', (name, url) => {
    const { kind, spec } = connection(name);
    expect([kind, spec.secretStoreRef]).toEqual([
      'ExternalSecret',
      { kind: 'ClusterSecretStore', name: 'platform' },
    ]);
    expect(spec.target.template.metadata.labels).toMatchObject({
      'argocd.argoproj.io/secret-type': 'repository',
    });
    expect(spec.target.template.data).toMatchObject({ type: 'git', url });
    // A token of Argo CD's own, which may read.
    for (const { remoteRef } of spec.data) expect(remoteRef.key).toMatch(/\/argocd$/);
  });

  it('have no credentials in any file, nor has anything else', () => {
    expect(emitted.filter(({ object }) => object.kind === 'Secret')).toEqual([]);
  });
});

describe('secrets', () => {
  it('are sealed, for the namespace of one release', () => {
    const sealed = emitted.filter(({ object }) => object.kind === 'SealedSecret');
    expect(sealed.map(({ cluster, object }) => `${cluster} ${object.metadata.namespace}`)).toEqual([
      'dev customer-01-product-a-dev',
      'prod customer-01-product-a-prod',
      'staging customer-01-product-a-staging',
      'prod customer-03-product-c-prod',
    ]);
  });

  it('in plain text are an error', () => {
    const plain = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a' }, stringData: { a: 'b' } };
    const secrets = [secretFile('customers/customer-01/secrets/prod/a.yaml', plain)];
    const changed: Specs = {
      ...specs,
      customers: specs.customers.map((input) =>
        input.spec.name === 'customer-01' ? { ...input, secrets } : input,
      ),
    };
    const problems = plan(changed).issues.map(({ severity, problem }) => `${severity}: ${problem}`);
    expect(problems).toContain('error: the document is not encrypted: anybody can read stringData.a');
  });
});

describe('each namespace of a release', () => {
  const namespaces = madeBy(12).map(({ metadata }) => metadata.name);

  it.each([
    ['Namespace', 1],
    ['ResourceQuota', 1],
    ['LimitRange', 1],
    ['RoleBinding', 2],
  ])('has a %s', (kind, atLeast) => {
    for (const namespace of namespaces) {
      const own = emitted.filter(
        ({ object: { kind: is, metadata } }) =>
          is === kind && (metadata.namespace ?? metadata.name) === namespace,
      );
      expect([namespace, own.length >= atLeast]).toEqual([namespace, true]);
    }
  });

  it('refuses traffic that nobody let through', () => {
    const policies = ofKind(emitted, 'NetworkPolicy');
    for (const namespace of namespaces) {
      const denying = policies.filter(
        ({ object: { metadata, spec } }) =>
          metadata.namespace === namespace &&
          Object.keys(spec.podSelector ?? {}).length === 0 &&
          spec.ingress === undefined &&
          spec.egress === undefined,
      );
      expect([namespace, denying.flatMap(({ object }) => object.spec.policyTypes).sort()]).toEqual([
        namespace,
        ['Egress', 'Ingress'],
      ]);
    }
  });
});

describe('an AppProject', () => {
  const customers = ['customer-01', 'customer-02', 'customer-03'];

  it('is there for each customer, and permits its own namespaces alone', () => {
    for (const customer of customers) {
      const { spec } = project(customer);
      for (const { name, namespace } of spec.destinations!) {
        expect(environments).toContain(name);
        expect(namespace).toMatch(new RegExp(`^${customer}-product-[abc]-${name}$`));
      }
      expect(spec.clusterResourceWhitelist).toEqual([]);
      expect([...spec.sourceRepos!].sort()).toEqual([CONFIGS_URL, PLATFORM_URL]);
    }
  });

  it('permits every Application that the sets make', () => {
    for (const { metadata, spec } of madeBy(12)) {
      const {
        project: name,
        destination,
        sources,
      } = spec as unknown as {
        project: string;
        destination: object;
        sources: readonly { repoURL: string }[];
      };
      expect(project(name).spec.destinations).toContainEqual(destination);
      for (const { repoURL } of sources) expect(project(name).spec.sourceRepos).toContain(repoURL);
      expect(metadata.name).toContain(name);
    }
    for (const { spec } of madeBy(15)) {
      const { source } = spec as unknown as { source: { repoURL: string } };
      expect(project('platform').spec.sourceRepos).toContain(source.repoURL);
    }
  });
});

describe('a member of a customer', () => {
  const settings = ofKind(emitted, 'ConfigMap').find(
    ({ object }) => object.metadata.name === 'argocd-rbac-cm',
  )!.object;
  const all = projects.map(({ object }) => object);
  const may = (group: string, action: string, object: string) =>
    isPermitted([group], { resource: 'applications', action, object }, settings, all);

  it('sees its own Applications and nobody else’s', () => {
    for (const { metadata, spec } of madeBy(12)) {
      const { project: name } = spec as unknown as { project: string };
      const object = `${name}/${metadata.name}`;
      expect([object, may('wwi-operators', 'get', object)]).toEqual([object, name === 'customer-01']);
    }
    expect(may('wwi-operators', 'get', 'platform/customer-01-infrastructure')).toBe(false);
  });

  it('syncs in dev alone, and changes or deletes nothing', () => {
    const object = (environment: string) => `customer-01/customer-01-product-a-${environment}`;
    expect(environments.map((each) => may('wwi-operators', 'sync', object(each)))).toEqual([
      true,
      false,
      false,
    ]);
    for (const action of ['create', 'update', 'delete', 'override'])
      expect(may('wwi-operators', action, object('dev'))).toBe(false);
  });

  it('of nobody sees nothing', () => {
    expect(settings.data).toMatchObject({ 'policy.default': '' });
    expect(may('strangers', 'get', 'customer-01/customer-01-product-a-dev')).toBe(false);
  });
});
