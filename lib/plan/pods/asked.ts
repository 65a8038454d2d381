import { cpuOf, memoryOf } from '../../authored/quantity';
import type { KubernetesObject } from '../../authored/component/object';
import type { Demand } from './demand';
import { requestedBy } from './amounts';
import { podSpec } from './spec';
import { podTemplates } from './templates';

/** What pods ask for, a demand for each template that says so. */
export function demandsOf(objects: readonly KubernetesObject[]): Demand[] {
  return podTemplates(objects).flatMap(({ spec, replicas, peak }) => {
    const pod = podSpec.safeParse(spec);
    if (!pod.success) return [];
    const [cores, bytes] = [requestedBy(pod.data, 'cpu'), requestedBy(pod.data, 'memory')];
    // What is missing or no quantity has been said.
    if (!(cores > 0) || !(bytes > 0)) return [];
    return [{ replicas, peak, cpu: cpuOf(Math.ceil(cores * 1000)), memory: memoryOf(Math.ceil(bytes)) }];
  });
}
