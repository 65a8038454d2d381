/**
 * The fields that our templates may use, as Azure documents them, and no others. Sources: Azure Resource Manager,
 * "Template structure"; "Microsoft.KubernetesConfiguration extensions" and "fluxConfigurations", 2023-05-01.
 */
const text = { type: 'string', minLength: 1 };
const flag = { type: 'boolean' };
/** ARM takes intervals as whole seconds. */
const seconds = { type: 'integer', minimum: 1 };
/** Names of configurations and kustomizations become names of Kubernetes objects. */
const label = { type: 'string', maxLength: 63, pattern: '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$' };
const expression = { type: 'string', pattern: '^\\[.+\\]$' };

function closed(required: object, optional: object = {}) {
  return {
    type: 'object',
    additionalProperties: false,
    required: Object.keys(required),
    properties: { ...required, ...optional },
  };
}

const anyResource = {
  apiVersion: { const: '2023-05-01' },
  name: label,
  // A cluster is no resource of the template: these resources extend it.
  scope: expression,
};

const extension = closed(
  {
    ...anyResource,
    type: { const: 'Microsoft.KubernetesConfiguration/extensions' },
    identity: closed({ type: { const: 'SystemAssigned' } }),
    properties: {
      ...closed(
        {
          extensionType: { const: 'microsoft.flux' },
          autoUpgradeMinorVersion: flag,
          scope: closed({ cluster: closed({ releaseNamespace: label }) }),
        },
        {
          releaseTrain: { enum: ['Stable', 'Preview'] },
          version: text,
          configurationSettings: { type: 'object', additionalProperties: { type: 'string' } },
        },
      ),
      // A pinned version is one that is not upgraded.
      if: { properties: { autoUpgradeMinorVersion: { const: true } } },
      then: { not: { required: ['version'] } },
      else: { required: ['version'] },
    },
  },
  { dependsOn: { type: 'array', items: expression } },
);

const repositoryRef = {
  type: 'object',
  additionalProperties: false,
  properties: { branch: text, tag: text, semver: text, commit: text },
  minProperties: 1,
  maxProperties: 1,
};

const kustomization = closed({
  path: { type: 'string', pattern: '^[^/.]' },
  dependsOn: { type: 'array', items: label, uniqueItems: true },
  syncIntervalInSeconds: seconds,
  retryIntervalInSeconds: seconds,
  timeoutInSeconds: seconds,
  // Never left to ARM: its defaults are prune false and wait true.
  prune: flag,
  wait: flag,
  force: flag,
});

const fluxConfiguration = closed({
  ...anyResource,
  type: { const: 'Microsoft.KubernetesConfiguration/fluxConfigurations' },
  dependsOn: { type: 'array', items: expression, minItems: 1 },
  properties: closed({
    scope: { enum: ['cluster', 'namespace'] },
    namespace: label,
    sourceKind: { const: 'GitRepository' },
    suspend: flag,
    gitRepository: closed(
      { url: text, repositoryRef, syncIntervalInSeconds: seconds, timeoutInSeconds: seconds },
      { localAuthRef: label },
    ),
    kustomizations: {
      type: 'object',
      propertyNames: label,
      additionalProperties: kustomization,
      minProperties: 1,
    },
  }),
});

export const templateSchema = closed({
  $schema: { const: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#' },
  contentVersion: { type: 'string', pattern: '^\\d+\\.\\d+\\.\\d+\\.\\d+$' },
  parameters: {
    type: 'object',
    additionalProperties: closed(
      { type: { enum: ['string', 'int', 'bool', 'object', 'array'] } },
      { defaultValue: {}, metadata: { type: 'object' } },
    ),
  },
  resources: { type: 'array', items: { oneOf: [extension, fluxConfiguration] }, minItems: 1 },
});
