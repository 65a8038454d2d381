import type { AdmissionPlan } from '../../plan/admission';
import { listOf, type Policy, type Validation } from './policy';

/** As the kubelet reads an image: what names no registry is from Docker Hub. Source: the distribution project, "reference". */
const FROM_REGISTRY = "image.matches('^([^/]*[.:A-Z][^/]*|localhost)/')";
const NORMAL = `${FROM_REGISTRY} ? image : (image.contains('/') ? 'docker.io/' : 'docker.io/library/') + image`;

/** CEL: the spec of the pods, of a Pod and of what makes pods. */
const SPEC =
  'dyn(object.spec).?jobTemplate.?spec.orValue(dyn(object.spec)).?template.?spec.orValue(dyn(object.spec))';

/** Pods, and what makes them. Source: Kubernetes, "Pod Priority and Preemption"; "Images"; "Taints and Tolerations". */
export function pods({ registries }: AdmissionPlan): Policy {
  const containers = ['containers', 'initContainers', 'ephemeralContainers']
    .map((key) => `variables.spec.?${key}.orValue([])`)
    .join(' + ');
  return {
    name: 'tenant-pods',
    resources: {
      '': ['pods', 'pods/ephemeralcontainers', 'replicationcontrollers'],
      apps: ['daemonsets', 'deployments', 'replicasets', 'statefulsets'],
      batch: ['cronjobs', 'jobs'],
    },
    variables: {
      spec: SPEC,
      ...(registries && {
        references: `(${containers}).map(container, container.?image.orValue('')) + variables.spec.?volumes.orValue([]).filter(volume, has(volume.image)).map(volume, volume.image.?reference.orValue(''))`,
        images: `variables.references.map(image, ${NORMAL})`,
      }),
    },
    validations: [
      {
        expression: "!variables.spec.?priorityClassName.orValue('').startsWith('system-')",
        message:
          "a priorityClassName 'system-…' would push the pods of other tenants out: use a PriorityClass of the platform, or none",
      },
      {
        // A pod that the scheduler placed names its node.
        expression: "object.kind == 'Pod' || variables.spec.?nodeName.orValue('') == ''",
        message: 'nodeName would pass the scheduler, and the taints of nodes: use nodeSelector or affinity',
      },
      {
        expression:
          "variables.spec.?tolerations.orValue([]).all(toleration, toleration.?key.orValue('') != '' && !toleration.key.startsWith('node-role.kubernetes.io/'))",
        message:
          'a toleration of every taint, or of node-role.kubernetes.io/…, would bring pods to the nodes of the control plane: tolerate the taints that the platform sets for tenants',
      },
      ...(registries ? [fromRegistries(registries)] : []),
    ],
  };
}

function fromRegistries(registries: readonly string[]): Validation {
  return {
    expression: `variables.images.all(image, ${listOf(registries)}.exists(registry, image.startsWith(registry + '/')))`,
    message: `an image is not from ${registries.join(', ')}: mirror it there`,
  };
}
