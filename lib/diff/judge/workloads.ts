import { numberOf } from '../../plan/pods/amounts';
import type { ChangeClass } from '../change-class';
import type { Hunk } from '../hunks';
import { asWord } from '../plain';
import type { Decides, FieldRule, KindRules } from './rule';

/** Not below what it was: a volume grows, and never shrinks. */
export const grows = ({ from, to }: Pick<Hunk, 'from' | 'to'>): ChangeClass => {
  const [was, is] = [from, to].map((each) => numberOf(asWord(each)));
  return is! >= was! ? 'safe' : 'REPLACE';
};

const toNone: Decides = ({ to }) => (to === 0 ? 'SUSPENDS' : 'safe');
const isOn: Decides = ({ to }) => (to === true ? 'SUSPENDS' : 'safe');

const SELECTOR: FieldRule = [
  'spec.selector',
  'REPLACE',
  'a selector is immutable: the API server refuses it until the object is deleted',
];
const TEMPLATE: FieldRule = ['spec.template', 'restarts workloads', 'the pods are replaced'];
const SCALE: FieldRule = ['spec.replicas', toNone, 'pods come and go, and those that stay are left alone'];
const HISTORY: FieldRule = [
  [
    'spec.minReadySeconds',
    'spec.progressDeadlineSeconds',
    'spec.revisionHistoryLimit',
    'spec.strategy',
    'spec.updateStrategy',
  ],
  'safe',
  'it says how the next rollout goes',
];

const deployment: KindRules = {
  fields: [
    SELECTOR,
    TEMPLATE,
    SCALE,
    ['spec.paused', isOn, 'no rollout goes on while it is paused'],
    HISTORY,
  ],
};

/** Source: Kubernetes, "StatefulSets"; the API server names the fields that an update may have. */
const statefulSet: KindRules = {
  fields: [
    SELECTOR,
    TEMPLATE,
    SCALE,
    HISTORY,
    ['spec.persistentVolumeClaimRetentionPolicy', 'safe', 'it says what becomes of volumes later'],
    ['spec.ordinals', 'REPLACE', 'pods get other names, and volumes with them'],
    ['spec', 'REPLACE', 'a StatefulSet takes no other value of it: it has to be deleted, and made anew'],
  ],
};

/** Source: Kubernetes, "Jobs": a template is immutable, but for what suspended Jobs may change. */
const job: KindRules = {
  fields: [
    ['spec.suspend', isOn, 'its pods are stopped'],
    [
      ['spec.parallelism', 'spec.activeDeadlineSeconds', 'spec.backoffLimit', 'spec.ttlSecondsAfterFinished'],
      'safe',
      'it says how its pods go on',
    ],
    ['spec', 'REPLACE', 'a Job is immutable: it has to be deleted, and made anew'],
  ],
};

const cronJob: KindRules = {
  fields: [
    ['spec.suspend', isOn, 'it runs no more'],
    ['spec', 'safe', 'its next run has it'],
  ],
  removed: () => ({ is: 'SUSPENDS', why: 'it runs no more' }),
};

/** Source: Kubernetes, "Persistent Volumes": a claim is immutable but for more room. */
const claim: KindRules = {
  fields: [
    ['spec.resources.requests.storage', grows, 'a volume grows, and never shrinks'],
    ['spec.volumeAttributesClassName', 'safe', 'the driver changes the volume in place'],
    ['spec', 'REPLACE', 'a PersistentVolumeClaim is immutable: another one has another volume'],
  ],
};

const immutable = (what: string): KindRules => ({
  fields: [['spec', 'REPLACE', `${what} is immutable: it has to be deleted, and made anew`]],
});

const definition: KindRules = {
  fields: [
    [
      ['spec.group', 'spec.names', 'spec.scope', 'spec.versions'],
      ({ path, to }) => (path[1] === 'versions' && to !== undefined && path.length > 3 ? 'safe' : 'REPLACE'),
      'objects of it are stored by this, and are lost or unreadable without it',
    ],
    ['spec', 'safe', 'objects of it stay'],
  ],
  removed: () => ({ is: 'DELETE', why: 'every object of this kind goes with it' }),
};

const service: KindRules = {
  fields: [
    [['spec.clusterIP', 'spec.clusterIPs'], 'REPLACE', 'the address of a Service is immutable'],
    [
      ['spec.selector', 'spec.ports', 'spec.type'],
      'restarts workloads',
      'connections end where traffic goes elsewhere',
    ],
  ],
  removed: () => ({ is: 'DELETE', why: 'nobody reaches what is behind it' }),
};

/** Data that an object marks as immutable, and what is of one type for good. Source: Kubernetes, "ConfigMaps", "Secrets". */
const data: KindRules = {
  fields: [
    [
      'immutable',
      ({ from }) => (from === true ? 'REPLACE' : 'safe'),
      'what is immutable stays so: it has to be deleted',
    ],
    ['type', 'REPLACE', 'the type of a Secret is immutable: it has to be deleted, and made anew'],
    [
      ['data', 'stringData', 'binaryData'],
      (_, { before }) => (before.body['immutable'] === true ? 'REPLACE' : 'restarts workloads'),
      'who reads it reads something else',
    ],
  ],
  removed: () => ({ is: 'DELETE', why: 'whoever reads it finds it no more' }),
};

const storageClass: KindRules = {
  fields: [
    ['allowVolumeExpansion', 'safe', 'it says what volumes may do later'],
    [
      [
        'allowedTopologies',
        'mountOptions',
        'parameters',
        'provisioner',
        'reclaimPolicy',
        'volumeBindingMode',
      ],
      'REPLACE',
      'a StorageClass is immutable',
    ],
  ],
};

const priorityClass: KindRules = {
  fields: [[['value', 'preemptionPolicy'], 'REPLACE', 'the value of a PriorityClass is immutable']],
};

/** Objects that a template names, without what runs: pods by themselves are made anew as a whole. */
const pod: KindRules = {
  fields: [
    [
      ['spec.containers.*.image', 'spec.initContainers.*.image'],
      'restarts workloads',
      'the container is started anew',
    ],
    ['spec', 'REPLACE', 'a Pod is immutable but for its images'],
  ],
};

const autoscaler: KindRules = {
  fields: [['spec', 'safe', 'pods come and go, and those that stay are left alone']],
  removed: () => ({ is: 'safe', why: 'nothing scales its workload any more' }),
};

const budget: KindRules = {
  fields: [['spec', 'safe', 'it says what a drain may take at once']],
  removed: () => ({ is: 'safe', why: 'a drain may take all its pods at once' }),
};

const namespace: KindRules = {
  removed: () => ({ is: 'DELETE', why: 'all that is in it goes with it' }),
};

export const workloadKinds: Readonly<Record<string, KindRules>> = {
  CronJob: cronJob,
  DaemonSet: { fields: [SELECTOR, TEMPLATE, HISTORY] },
  Deployment: deployment,
  HorizontalPodAutoscaler: autoscaler,
  Job: job,
  Namespace: namespace,
  PersistentVolume: immutable('the source of a PersistentVolume'),
  PersistentVolumeClaim: claim,
  Pod: pod,
  PodDisruptionBudget: budget,
  PriorityClass: priorityClass,
  ReplicaSet: { fields: [SELECTOR, SCALE, TEMPLATE] },
  Rollout: deployment,
  ConfigMap: data,
  CustomResourceDefinition: definition,
  Secret: data,
  Service: service,
  StatefulSet: statefulSet,
  StorageClass: storageClass,
};
