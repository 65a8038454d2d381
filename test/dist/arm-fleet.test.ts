import Ajv from 'ajv';
import type { ClusterSpec } from '../../lib/authored/cluster';
import { arcCluster, arcFleet } from '../support/arc';
import { fleetTemplateIn, namedParameters, templatesIn, type ArmDeployment, type ArmTemplate } from '../support/arm';
import { fleetTemplateSchema } from '../support/arm-schema';
import { filesOf, sampleSpecs, type Files } from '../support/sample';
import { specs as small } from '../support/specs';

const validate = new Ajv({ strict: false, allErrors: true }).compile(fleetTemplateSchema);

function deploymentsOf({ resources }: ArmTemplate): readonly ArmDeployment[] {
  return resources as unknown as readonly ArmDeployment[];
}

function fleetTemplate(files: Files): ArmTemplate {
  const template = fleetTemplateIn(files)!;
  validate(template);
  expect(validate.errors ?? []).toEqual([]);
  return template;
}

const mixed: Readonly<Record<string, ClusterSpec>> = {
  'weu-2': arcCluster({ credentials: { httpsUser: 'robot' }, resourceGroup: 'rg-weu' }),
  '01-edge': arcCluster({
    resource: 'managedClusters',
    credentials: { httpsUser: 'robot' },
    extension: { protectedSettings: ['proxy.password'] },
  }),
  plain: arcCluster(),
};

describe('the template of the fleet', () => {
  it('deploys each arc cluster by its own template, in the order of names', () => {
    const files = filesOf(sampleSpecs());
    const template = fleetTemplate(files);
    const own = templatesIn(files).map(([path, each]) => [path.split('/')[1], each]);
    expect(own.length).toBeGreaterThan(1);
    expect(deploymentsOf(template).map(({ name, properties }) => [name, properties.template])).toEqual(own);
    const names = deploymentsOf(template).map(({ name }) => name);
    expect(names).toEqual([...names].sort());
  });

  it('passes on what is secret by a parameter of each cluster, declared once and used once', () => {
    const template = fleetTemplate(filesOf(arcFleet(mixed)));
    expect(Object.keys(template.parameters)).toEqual([
      '_01_edge__httpsKey',
      '_01_edge__extension_proxy_password',
      'weu_2__httpsKey',
    ]);
    for (const { type } of Object.values(template.parameters)) expect(type).toBe('securestring');
    const passed = deploymentsOf(template).flatMap(({ properties: { parameters } }) =>
      Object.values(parameters).map(({ value }) => value),
    );
    expect(passed).toEqual(Object.keys(template.parameters).map((name) => `[parameters('${name}')]`));
  });

  it('gives each cluster the parameters that have no default, and no others', () => {
    for (const { properties } of deploymentsOf(fleetTemplate(filesOf(arcFleet(mixed))))) {
      const { parameters, template } = properties;
      const required = Object.entries(template.parameters).filter(([, each]) => !('defaultValue' in each));
      expect(Object.keys(parameters)).toEqual(required.map(([name]) => name));
      for (const name of namedParameters(template)) expect(Object.keys(template.parameters)).toContain(name);
    }
  });

  it('deploys a cluster in its resource group where it has one', () => {
    const groups = deploymentsOf(fleetTemplate(filesOf(arcFleet(mixed)))).map(({ name, resourceGroup }) => [
      name,
      resourceGroup,
    ]);
    expect(groups).toEqual([
      ['01-edge', undefined],
      ['plain', undefined],
      ['weu-2', 'rg-weu'],
    ]);
  });

  it('does not depend on the order of clusters', () => {
    const turned = Object.fromEntries(Object.entries(mixed).reverse());
    const of = (clusters: typeof mixed) => filesOf({ ...arcFleet(clusters), customers: [] })['azure/azuredeploy.json'];
    expect(of(turned)).toBe(of(mixed));
  });

  it('is not there where no cluster is arc', () => {
    const { fleet } = small();
    const { 'arc-prod': _, ...clusters } = fleet.clusters;
    const files = filesOf(small({ fleet: { ...fleet, clusters } }));
    expect(Object.keys(files).filter((path) => path.startsWith('azure/'))).toEqual([]);
  });
});
