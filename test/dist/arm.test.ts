import Ajv from 'ajv';
import { configurationsOf, extensionsOf, templatesIn, type ArmTemplate } from '../support/arm';
import { templateSchema } from '../support/arm-schema';
import { fleets } from '../support/examples';
import { manifestsIn, ofKind } from '../support/manifests';
import { filesOf } from '../support/sample';

const validate = new Ajv({ strict: false, allErrors: true }).compile(templateSchema);
const onArc = fleets().filter(([, { fleet }]) =>
  Object.values(fleet.clusters).some(({ engine }) => engine === 'arc'),
);

function faultsOf(template: unknown): string[] {
  validate(template);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

describe.each(onArc)('in %s, the ARM template of an arc cluster', (_, specs) => {
  const files = filesOf(specs);
  const templates = templatesIn(files);

  it('is there for each arc cluster and no other', () => {
    const arc = Object.entries(specs.fleet.clusters).filter(([, { engine }]) => engine === 'arc');
    expect(templates.map(([path]) => path).sort()).toEqual(
      arc.map(([name]) => `clusters/${name}/bootstrap/azuredeploy.json`).sort(),
    );
  });

  it('has the fields of ARM, of the right types, and no others', () => {
    expect(templates.flatMap(([path, template]) => faultsOf(template).map((fault) => path + fault))).toEqual([]);
  });

  it('would be refused with a field that ARM does not know, or without one that it needs', () => {
    const [, template] = templates[0]!;
    const [flux, infra, apps] = template.resources;
    const changed = (properties: object) => ({ ...template, resources: [flux, infra, { ...apps, properties }] });
    expect(faultsOf(changed({ ...apps!.properties!, serviceAccountName: 'x' }))).not.toEqual([]);
    expect(faultsOf(changed({ ...apps!.properties!, scope: undefined }))).not.toEqual([]);
    expect(faultsOf({ ...template, resources: [{ ...flux, apiVersion: '2022-11-01' }] })).not.toEqual([]);
  });

  it('depends on resources that it has, names parameters that it declares, and repeats no resource', () => {
    for (const [, template] of templates) {
      const ids = template.resources.map(({ type, name, scope }) => {
        return `[extensionResourceId(${scope.slice(1, -1)}, '${type}', '${name}')]`;
      });
      expect(new Set(ids).size).toBe(ids.length);
      for (const { dependsOn = [] } of template.resources) expect(ids).toEqual(expect.arrayContaining([...dependsOn]));
      for (const [, name] of JSON.stringify(template).matchAll(/parameters\('(\w+)'\)/g)) {
        expect(Object.keys(template.parameters)).toContain(name);
      }
    }
  });

  it('brings Flux first, and no configuration before it', () => {
    for (const [, template] of templates) {
      const [flux, ...more] = extensionsOf(template);
      expect(more).toEqual([]);
      for (const { dependsOn } of configurationsOf(template)) {
        expect(dependsOn).toEqual([expect.stringContaining(`'${flux!.type}', '${flux!.name}'`)]);
      }
    }
  });

  it('names configurations and kustomizations so that Arc can join them, and nothing else has the joined name', () => {
    const own = ofKind(manifestsIn(files), 'Kustomization');
    for (const [path, template] of templates) {
      const joined = configurationsOf(template).flatMap(({ name, properties: { namespace, kustomizations } }) =>
        Object.keys(kustomizations!).map((inner) => `${namespace} ${name}-${inner}`),
      );
      for (const name of joined) expect(name.split(' ')[1]!.length).toBeLessThanOrEqual(63);
      const here = own.filter(({ cluster }) => path.startsWith(`clusters/${cluster}/`));
      const names = here.map(({ object: { metadata } }) => `${metadata.namespace} ${metadata.name}`);
      expect(names.length).toBeGreaterThan(0);
      expect(names.filter((name) => joined.includes(name))).toEqual([]);
    }
  });

  it('orders kustomizations within one configuration only: infrastructure, then guard rails', () => {
    for (const [, template] of templates) {
      for (const { properties } of configurationsOf(template)) {
        const names = Object.keys(properties.kustomizations!);
        for (const spec of Object.values(properties.kustomizations!))
          expect(names).toEqual(expect.arrayContaining([...(spec?.dependsOn ?? [])]));
      }
      expect(kustomization(template, 'infra', 'guardrails').dependsOn).toEqual(['infra']);
      // Otherwise the guard rails would come before what they depend on is healthy.
      expect(kustomization(template, 'infra', 'infra').wait).toBe(true);
    }
  });

  it('gives cluster rights to the platform alone', () => {
    for (const [, template] of templates) {
      const scopes = configurationsOf(template).map(({ name, properties: { scope } }) => [name, scope]);
      expect(scopes).toEqual([
        ['infra', 'cluster'],
        ['apps', 'namespace'],
      ]);
    }
  });
});

function kustomization(template: ArmTemplate, configuration: string, name: string) {
  const found = configurationsOf(template).find((each) => each.name === configuration);
  return found!.properties.kustomizations![name]!;
}
