import Ajv from 'ajv';
import type { ArcSettings } from '../../lib/engines/arc/authored/settings';
import { arcCluster, arcFleet } from '../support/arc';
import { configurationsOf, extensionsOf, namedParameters, templatesIn, type ArmTemplate } from '../support/arm';
import { templateSchema } from '../support/arm-schema';
import { manifestsIn } from '../support/manifests';
import { filesOf } from '../support/sample';

const validate = new Ajv({ strict: false, allErrors: true }).compile(templateSchema);

function templateOf(arc: ArcSettings): ArmTemplate {
  const [[, template]] = templatesIn(filesOf(arcFleet({ one: arcCluster(arc) }))) as [[string, ArmTemplate]];
  validate(template);
  expect(validate.errors ?? []).toEqual([]);
  return template;
}

function extensionOf(extension: ArcSettings['extension'], more: ArcSettings = {}) {
  const [found] = extensionsOf(templateOf({ ...more, ...(extension && { extension }) }));
  return found!;
}

describe('the extension', () => {
  it('follows the stable train, keeps tenants apart and has no image controllers, and says so', () => {
    expect(extensionOf(undefined).properties).toEqual({
      extensionType: 'microsoft.flux',
      autoUpgradeMinorVersion: true,
      releaseTrain: 'Stable',
      scope: { cluster: { releaseNamespace: 'flux-system' } },
      configurationSettings: {
        'multiTenancy.enforce': 'true',
        'image-automation-controller.enabled': 'false',
        'image-reflector-controller.enabled': 'false',
      },
    });
  });

  it('of a pinned version does not upgrade itself', () => {
    const { properties } = extensionOf({ version: '1.17.3' });
    expect(properties).toMatchObject({ version: '1.17.3', autoUpgradeMinorVersion: false });
    expect(properties).not.toHaveProperty('releaseTrain');
    const preview = extensionOf({ version: '1.18.0', releaseTrain: 'Preview' }).properties;
    expect(preview).toMatchObject({ version: '1.18.0', releaseTrain: 'Preview' });
  });

  it('has the settings that the cluster gives it', () => {
    const settings = { 'helm-controller.detectDrift': 'true', odd: '[not an expression]' };
    expect(
      extensionOf({ multiTenancy: false, imageControllers: true, settings }).properties.configurationSettings,
    ).toEqual({
      'helm-controller.detectDrift': 'true',
      // ARM would evaluate it otherwise.
      odd: '[[not an expression]',
      'multiTenancy.enforce': 'false',
      'image-automation-controller.enabled': 'true',
      'image-reflector-controller.enabled': 'true',
    });
  });

  it('takes each protected setting from a secure parameter of its own', () => {
    const template = templateOf({ extension: { protectedSettings: ['proxy.password', 'git-token'] } });
    expect(extensionsOf(template)[0]!.properties.configurationProtectedSettings).toEqual({
      'git-token': "[parameters('extension_git_token')]",
      'proxy.password': "[parameters('extension_proxy_password')]",
    });
    expect(template.parameters).toMatchObject({
      extension_git_token: { type: 'securestring' },
      extension_proxy_password: { type: 'securestring' },
    });
    expect([...new Set(namedParameters(template))].sort()).toEqual(Object.keys(template.parameters).sort());
  });

  it('has an identity of its own on an Arc enabled cluster, and that of AKS on AKS', () => {
    expect(extensionOf(undefined).identity).toEqual({ type: 'SystemAssigned' });
    expect(extensionOf(undefined, { resource: 'managedClusters' }).identity).toBeUndefined();
  });

  it('stays at the API version that extensions have', () => {
    expect(extensionOf(undefined, { apiVersion: '2025-04-01' }).apiVersion).toBe('2023-05-01');
  });
});

it('the resource of a cluster may be called otherwise than the cluster', () => {
  expect(templateOf({ resourceName: 'aks-weu-1', resource: 'managedClusters' }).parameters).toEqual({
    managedClusterName: {
      type: 'string',
      defaultValue: 'aks-weu-1',
      metadata: { description: 'Name of the AKS cluster in the resource group of the deployment.' },
    },
  });
});

describe('a configuration', () => {
  const configurations: ArcSettings['configurations'] = {
    infra: {
      name: 'platform',
      namespace: 'gitops',
      syncIntervalInSeconds: 300,
      retryIntervalInSeconds: 30,
      timeoutInSeconds: 900,
      postBuild: {
        substitute: { REGION: 'weu', LIST: '["a"]' },
        substituteFrom: [{ kind: 'ConfigMap', name: 'site' }],
      },
      kustomizations: {
        policies: { path: 'policies/base', dependsOn: ['guardrails'], wait: false },
        audit: { path: 'policies/audit', dependsOn: ['policies'], prune: false, force: true },
      },
    },
  };
  const template = templateOf({ configurations });
  const [infra, apps] = configurationsOf(template);

  it('states every default of ARM, and what the cluster gives it', () => {
    const { kustomizations, gitRepository, ...more } = infra!.properties;
    expect([infra!.name, more]).toEqual([
      'platform',
      {
        scope: 'cluster',
        namespace: 'gitops',
        suspend: false,
        waitForReconciliation: false,
        sourceKind: 'GitRepository',
      },
    ]);
    expect(gitRepository!.syncIntervalInSeconds).toBe(300);
    const common = { syncIntervalInSeconds: 300, retryIntervalInSeconds: 30, timeoutInSeconds: 900 };
    const postBuild = {
      // ARM would evaluate the second one otherwise.
      substitute: { REGION: 'weu', LIST: '[["a"]' },
      substituteFrom: [{ kind: 'ConfigMap', name: 'site', optional: false }],
    };
    const of = (path: string, dependsOn: string[], prune: boolean, wait: boolean, force: boolean) => {
      return { path, dependsOn, ...common, prune, force, wait, postBuild };
    };
    const delivery = 'clusters/one/delivery';
    expect(kustomizations).toEqual({
      platform: of(`${delivery}/infrastructure`, [], true, true, false),
      guardrails: of(`${delivery}/guardrails`, ['platform'], true, false, false),
      policies: of('policies/base', ['guardrails'], true, false, false),
      audit: of('policies/audit', ['policies'], false, true, true),
    });
  });

  it('that says nothing is as Azure Arc users know it', () => {
    expect([apps!.name, apps!.properties.namespace, apps!.properties.scope]).toEqual([
      'apps',
      'apps',
      'namespace',
    ]);
    expect(Object.keys(apps!.properties.kustomizations!)).toEqual(['apps']);
  });

  it('has the Flux objects of the platform in its namespace, with the source that it makes', () => {
    const files = filesOf(arcFleet({ one: arcCluster({ configurations }) }));
    const kustomizations = manifestsIn(files).filter(({ object: { kind } }) => kind === 'Kustomization');
    const refs = kustomizations.map(({ object }) => [
      object.metadata.namespace,
      (object as unknown as { spec: { sourceRef: { name: string } } }).spec.sourceRef.name,
    ]);
    expect(new Set(refs.map(String))).toEqual(new Set(['gitops,platform']));
  });
});
