import { configurationsOf, extensionsOf, templatesIn } from '../../support/arm';
import { example } from '../../support/examples';
import { filesOf } from '../../support/sample';

const specs = example('gitops-flux-arc');
const files = filesOf(specs);
const templates = new Map(
  templatesIn(files).flatMap(([path, template]) => {
    const [, cluster] = /^clusters\/([^/]+)\/bootstrap\//.exec(path) ?? [];
    return cluster === undefined ? [] : [[cluster, template] as const];
  }),
);

it('each cluster has a template: three extensions and six configurations in all', () => {
  expect([...templates.keys()]).toEqual(['customer-01-prod', 'customer-01-staging', 'customer-02-prod']);
  const all = [...templates.values()];
  expect(all.flatMap(extensionsOf)).toHaveLength(3);
  expect(all.flatMap(configurationsOf)).toHaveLength(6);
});

describe.each([...templates])('the template of %s', (cluster, template) => {
  const configurations = configurationsOf(template);

  it('brings microsoft.flux once, which keeps tenants apart', () => {
    expect(extensionsOf(template).map(({ properties }) => properties)).toEqual([
      expect.objectContaining({
        extensionType: 'microsoft.flux',
        configurationSettings: expect.objectContaining({ 'multiTenancy.enforce': 'true' }),
      }),
    ]);
  });

  it('has a configuration for apps and one for the infrastructure, after the extension', () => {
    const [extension] = extensionsOf(template);
    const found = configurations.map(({ name, dependsOn, properties: { namespace, scope } }) => [
      name,
      namespace,
      scope,
      dependsOn,
    ]);
    const dependsOn = [expect.stringContaining(`'${extension!.type}', '${extension!.name}'`)];
    expect(found.sort()).toEqual([
      ['apps', 'apps', 'namespace', dependsOn],
      ['infra', 'infra', 'cluster', dependsOn],
    ]);
  });

  it('follows the main branch of the state repository, every minute', () => {
    for (const { properties } of configurations) {
      expect(properties).toMatchObject({
        sourceKind: 'GitRepository',
        gitRepository: {
          url: specs.fleet.state.url,
          repositoryRef: { branch: 'main' },
          syncIntervalInSeconds: 60,
        },
      });
      for (const kustomization of Object.values(properties.kustomizations!))
        expect(kustomization?.syncIntervalInSeconds).toBe(60);
    }
  });

  it('reads nothing but the folder of its cluster, where there is something to read', () => {
    const paths = configurations.flatMap(({ properties }) =>
      Object.values(properties.kustomizations!).map((kustomization) => kustomization!.path!),
    );
    expect(paths.length).toBeGreaterThanOrEqual(2);
    expect(paths.filter((path) => !path.startsWith(`clusters/${cluster}/`))).toEqual([]);
    expect(paths.filter((path) => !Object.keys(files).some((file) => file.startsWith(`${path}/`)))).toEqual(
      [],
    );
  });

  it('makes apps-apps and infra-infra, and the guard rails after the infrastructure', () => {
    const made = configurations.flatMap(({ name, properties }) =>
      Object.keys(properties.kustomizations!).map((kustomization) => `${name}-${kustomization}`),
    );
    expect(made.sort()).toEqual(['apps-apps', 'infra-guardrails', 'infra-infra']);
  });
});
