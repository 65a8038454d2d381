import { isMap } from '../../authored/values';
import { verdict, type FieldRule, type KindRules, type Decides } from './rule';

const suspended: Decides = ({ to }) => (to === true ? 'SUSPENDS' : 'safe');
/** A field without which more may be done than with it. */
const weakened: Decides = ({ to }) => (to === undefined || to === false ? 'LOOSENS' : 'safe');

const SUSPEND: FieldRule = ['spec.suspend', suspended, 'nothing of it is reconciled while it is suspended'];
const CLUSTER: FieldRule = [
  'spec.kubeConfig',
  'REPLACE',
  'it is applied to another cluster, and what it applied is pruned or left behind',
];
const ACCOUNT: FieldRule = [
  'spec.serviceAccountName',
  'LOOSENS',
  'it is applied with the rights of another account',
];
const PACE: FieldRule = [
  [
    'spec.interval',
    'spec.retryInterval',
    'spec.timeout',
    'spec.dependsOn',
    'spec.wait',
    'spec.healthChecks',
    'spec.healthCheckExprs',
  ],
  'safe',
  'it says when and in which order it is applied',
];

/** The last part of the chart's name: of a path, the folder, which charts are called after. */
const renamesChart: Decides = ({ from, to }) => {
  const [was, is] = [from, to].map((each) => (typeof each === 'string' ? each.split('/').at(-1) : undefined));
  return was === is ? 'restarts workloads' : 'REPLACE';
};

/**
 * Source: Flux, "Helm Releases": a release whose name, target namespace, storage namespace or chart name changes is uninstalled,
 * and installed anew.
 */
const helmRelease: KindRules = {
  fields: [
    SUSPEND,
    CLUSTER,
    ACCOUNT,
    [
      'spec.releaseName',
      'REPLACE',
      'helm-controller uninstalls the release, and installs another of this name',
    ],
    [
      'spec.targetNamespace',
      'REPLACE',
      'helm-controller uninstalls the release, and installs it in this namespace',
    ],
    [
      'spec.storageNamespace',
      'REPLACE',
      'helm-controller does not find the release here: it uninstalls it, and installs it anew',
    ],
    [
      'spec.chart.spec.chart',
      renamesChart,
      'helm-controller uninstalls a release whose chart gets another name, and installs it anew',
    ],
    [['spec.chartRef', 'spec.chart.spec.sourceRef'], 'restarts workloads', 'the chart comes from elsewhere'],
    ['spec.chart.spec.verify', weakened, 'charts need not be signed any more'],
    ['spec.chart.spec.version', 'restarts workloads', 'another version of the chart is installed'],
    [
      ['spec.chart.spec.interval', 'spec.chart.spec.reconcileStrategy'],
      'safe',
      'it says when the chart is looked at',
    ],
    [
      'spec.chart',
      'REPLACE',
      'another chart may have another name, and then the release is uninstalled first',
    ],
    [
      ['spec.values', 'spec.valuesFrom', 'spec.postRenderers'],
      'restarts workloads',
      'the chart makes other objects',
    ],
    [
      ['spec.install.force', 'spec.upgrade.force', 'spec.rollback.force', 'spec.rollback.recreate'],
      ({ to }) => (to === true ? 'REPLACE' : 'safe'),
      'what cannot be patched is deleted, and made anew',
    ],
    [
      [
        'spec.install',
        'spec.upgrade',
        'spec.rollback',
        'spec.uninstall',
        'spec.test',
        'spec.driftDetection',
        'spec.maxHistory',
        'spec.persistentClient',
        'spec.commonMetadata',
      ],
      'safe',
      'it says how the next action goes',
    ],
    PACE,
  ],
  removed: () => verdict('DELETE', 'helm-controller uninstalls the release'),
};

/** Source: Flux, "Kustomization": what it applied is garbage-collected by its name, where it prunes. */
const kustomization: KindRules = {
  fields: [
    SUSPEND,
    CLUSTER,
    ACCOUNT,
    ['spec.targetNamespace', 'REPLACE', 'what it applied is pruned, and made anew in this namespace'],
    ['spec.namePrefix', 'REPLACE', 'what it applied is pruned, and made anew with other names'],
    ['spec.nameSuffix', 'REPLACE', 'what it applied is pruned, and made anew with other names'],
    [
      'spec.force',
      ({ to }) => (to === true ? 'REPLACE' : 'safe'),
      'what cannot be patched is deleted, and made anew',
    ],
    [['spec.prune', 'spec.deletionPolicy'], 'safe', 'it says what becomes of what it applied when it goes'],
    ['spec.decryption', 'safe', 'what it cannot decrypt it does not apply'],
    ['spec.commonMetadata', 'restarts workloads', 'labels and annotations of pods change'],
    PACE,
  ],
  removed: ({ body }) =>
    isMap(body['spec']) && body['spec']['prune'] === true && body['spec']['deletionPolicy'] !== 'Orphan'
      ? verdict('DELETE', 'kustomize-controller deletes all that it applied')
      : verdict('SUSPENDS', 'what it applied stays, and is reconciled no more'),
};

const source: KindRules = {
  fields: [
    SUSPEND,
    ['spec.verify', weakened, 'what comes from it need not be signed any more'],
    ['spec.insecure', ({ to }) => (to === true ? 'LOOSENS' : 'safe'), 'it is read without TLS'],
    [
      [
        'spec.interval',
        'spec.timeout',
        'spec.secretRef',
        'spec.certSecretRef',
        'spec.proxySecretRef',
        'spec.provider',
        'spec.serviceAccountName',
      ],
      'safe',
      'it says how it is read',
    ],
    [['spec.url', 'spec.bucketName', 'spec.endpoint'], 'restarts workloads', 'it is read from elsewhere'],
    [
      ['spec.ref', 'spec.ignore', 'spec.include', 'spec.layerSelector'],
      'restarts workloads',
      'something else of it is read',
    ],
  ],
  removed: () => verdict('safe', 'what was read from it stays'),
};

const told: KindRules = {
  fields: [SUSPEND, ['spec', 'safe', 'it says who is told']],
  removed: () => verdict('safe', 'nobody is told by it any more'),
};

const automation: KindRules = {
  fields: [SUSPEND, ['spec', 'safe', 'it says which images are found']],
  removed: () => verdict('SUSPENDS', 'no new image is found by it any more'),
};

export const fluxKinds: Readonly<Record<string, KindRules>> = {
  Alert: told,
  Bucket: source,
  GitRepository: source,
  HelmChart: source,
  HelmRelease: helmRelease,
  HelmRepository: source,
  ImagePolicy: automation,
  ImageRepository: automation,
  ImageUpdateAutomation: automation,
  Kustomization: kustomization,
  OCIRepository: source,
  Provider: told,
  Receiver: told,
};
