/**
 * The fields that our templates may use, as Azure documents them, and no others. Sources: Azure Resource Manager,
 * "Template structure" and "Linked and nested templates"; "Microsoft.KubernetesConfiguration extensions", 2023-05-01,
 * and "fluxConfigurations", 2023-05-01 and 2025-04-01.
 */
const text = { type: 'string', minLength: 1 };
const flag = { type: 'boolean' };
/** ARM takes intervals as whole seconds. */
const seconds = { type: 'integer', minimum: 1 };
/** Names of configurations and kustomizations become names of Kubernetes objects. */
const label = { type: 'string', maxLength: 63, pattern: '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$' };
const expression = { type: 'string', pattern: '^\\[[^\\[].*\\]$' };
/** What is secret is never a value. */
const secret = { type: 'string', pattern: "^\\[(base64\\()?parameters\\('[A-Za-z_]\\w*'\\)\\)?\\]$" };
const strings = { type: 'object', additionalProperties: { type: 'string' } };
const secrets = { type: 'object', additionalProperties: secret, minProperties: 1 };

function closed(required: object, optional: object = {}) {
  return {
    type: 'object',
    additionalProperties: false,
    required: Object.keys(required),
    properties: { ...required, ...optional },
  };
}

/** Exactly one of these. */
function oneOf(fields: object) {
  return { ...closed({}, fields), minProperties: 1, maxProperties: 1 };
}

// A cluster is no resource of the template: these resources extend it.
const anyResource = { name: label, scope: expression };

const extension = closed(
  {
    ...anyResource,
    apiVersion: { const: '2023-05-01' },
    type: { const: 'Microsoft.KubernetesConfiguration/extensions' },
    properties: {
      ...closed(
        {
          extensionType: { const: 'microsoft.flux' },
          autoUpgradeMinorVersion: flag,
          scope: closed({ cluster: closed({ releaseNamespace: label }) }),
          configurationSettings: strings,
        },
        { releaseTrain: text, version: text, configurationProtectedSettings: secrets },
      ),
      // A pinned version is one that is not upgraded.
      if: { properties: { autoUpgradeMinorVersion: { const: true } } },
      then: { not: { required: ['version'] }, required: ['releaseTrain'] },
      else: { required: ['version'] },
    },
  },
  {
    // AKS gives its extensions an identity of its own.
    identity: closed({ type: { const: 'SystemAssigned' } }),
    dependsOn: { type: 'array', items: expression },
  },
);

const kustomization = closed(
  {
    path: { type: 'string', pattern: '^[^/.]' },
    dependsOn: { type: 'array', items: label, uniqueItems: true },
    syncIntervalInSeconds: seconds,
    retryIntervalInSeconds: seconds,
    timeoutInSeconds: seconds,
    // Never left to ARM: its defaults are prune false and wait true.
    prune: flag,
    wait: flag,
    force: flag,
  },
  {
    postBuild: closed(
      {},
      {
        substitute: strings,
        substituteFrom: {
          type: 'array',
          items: closed({ kind: { enum: ['ConfigMap', 'Secret'] }, name: label, optional: flag }),
        },
      },
    ),
  },
);

const pace = { syncIntervalInSeconds: seconds, timeoutInSeconds: seconds };
const base64 = { type: 'string', pattern: '^[A-Za-z0-9+/]+={0,2}$' };
const repositoryRef = {
  oneOf: [
    oneOf({ branch: text, tag: text, semver: text }),
    // Arc takes a commit with its branch alone.
    closed({ commit: text, branch: text }),
  ],
};

function gitRepository(more: object) {
  return closed(
    { url: text, repositoryRef, ...pace },
    { localAuthRef: label, httpsUser: text, sshKnownHosts: base64, ...more },
  );
}

const ociRepository = closed(
  {
    url: { type: 'string', pattern: '^oci://' },
    repositoryRef: oneOf({ tag: text, semver: text, digest: text }),
    ...pace,
    insecure: flag,
    useWorkloadIdentity: flag,
  },
  {
    layerSelector: closed({ operation: { enum: ['extract', 'copy'] } }, { mediaType: text }),
    verify: closed(
      { provider: { enum: ['cosign', 'notation'] } },
      { matchOidcIdentity: { type: 'array', items: closed({ issuer: text, subject: text }), minItems: 1 } },
    ),
    tlsConfig: {
      ...closed({}, { clientCertificate: secret, privateKey: secret, caCertificate: secret }),
      minProperties: 1,
    },
    localAuthRef: label,
  },
);

const httpUrl = { type: 'string', pattern: '^https?://' };
const bucket = closed(
  // Never left to ARM: its default is insecure.
  { url: httpUrl, bucketName: text, insecure: flag, ...pace },
  { accessKey: secret, localAuthRef: label },
);
const azureBlob = closed(
  { url: httpUrl, containerName: text, ...pace },
  { accountKey: secret, sasToken: secret, localAuthRef: label },
);

/** A fluxConfiguration of an API version, with the source of each kind that it knows. */
function fluxConfigurations(apiVersion: string, sources: Readonly<Record<string, object>>) {
  return Object.entries(sources).map(([sourceKind, source]) =>
    closed({
      ...anyResource,
      apiVersion: { const: apiVersion },
      type: { const: 'Microsoft.KubernetesConfiguration/fluxConfigurations' },
      dependsOn: { type: 'array', items: expression, minItems: 1 },
      properties: closed(
        {
          scope: { enum: ['cluster', 'namespace'] },
          namespace: label,
          suspend: { const: false },
          waitForReconciliation: flag,
          sourceKind: { const: sourceKind },
          ...source,
          kustomizations: {
            type: 'object',
            propertyNames: label,
            additionalProperties: kustomization,
            minProperties: 1,
          },
        },
        {
          configurationProtectedSettings: {
            ...secrets,
            propertyNames: { enum: ['httpsKey', 'sshPrivateKey', 'bucketSecretKey'] },
          },
        },
      ),
    }),
  );
}

function template(resources: readonly object[]) {
  return closed({
    $schema: { const: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#' },
    contentVersion: { type: 'string', pattern: '^\\d+\\.\\d+\\.\\d+\\.\\d+$' },
    parameters: {
      type: 'object',
      maxProperties: 256,
      propertyNames: { pattern: '^[A-Za-z_]\\w*$' },
      additionalProperties: {
        oneOf: [
          closed(
            { type: { enum: ['string', 'int', 'bool', 'object', 'array'] } },
            { defaultValue: {}, metadata: { type: 'object' } },
          ),
          // A default would be a secret that stands in the template.
          closed({ type: { const: 'securestring' }, metadata: { type: 'object' } }),
        ],
      },
    },
    resources: { type: 'array', items: { oneOf: resources }, minItems: 1, maxItems: 800 },
  });
}

const older = { Bucket: { bucket }, AzureBlob: { azureBlob } };

/** The template of one cluster. */
export const templateSchema = template([
  extension,
  ...fluxConfigurations('2023-05-01', { GitRepository: { gitRepository: gitRepository({}) }, ...older }),
  ...fluxConfigurations('2025-04-01', {
    GitRepository: { gitRepository: gitRepository({ provider: { enum: ['Azure', 'GitHub', 'Generic'] } }) },
    OCIRepository: { ociRepository },
    ...older,
  }),
]);

/** The template of all clusters: a deployment of each one's own. */
export const fleetTemplateSchema = template([
  closed(
    {
      type: { const: 'Microsoft.Resources/deployments' },
      apiVersion: { const: '2022-09-01' },
      name: { ...label, maxLength: 64 },
      properties: closed({
        mode: { const: 'Incremental' },
        expressionEvaluationOptions: closed({ scope: { const: 'inner' } }),
        parameters: { type: 'object', additionalProperties: closed({ value: secret }) },
        template: templateSchema,
      }),
    },
    { resourceGroup: text },
  ),
]);
