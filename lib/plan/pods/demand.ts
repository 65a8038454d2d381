import type { TierPlan } from '../tier';
import { bytes, cpuOf, memoryOf, millicores } from '../../authored/quantity';
import type { Compute } from '../../authored/tier';
import type { Footprint } from '../../authored/product';

/** What is asked for. */
export interface Demand extends Footprint {
  /** Replicas at most while one version takes the place of another. @default - a quarter more, as of a Deployment */
  readonly peak?: number;
}

/** What of the quota is not enough for the replicas while they roll: `10 cpu of 8`. */
export function overQuota(
  { requests, pods, storage, objects }: TierPlan['quota'],
  asked: readonly Demand[],
): string[] {
  const total = (of: (demand: Demand) => number) => asked.reduce((sum, each) => sum + of(each), 0);
  const most = ({ replicas, peak = surged(replicas) }: Demand) => peak;
  const cores = total((each) => most(each) * millicores(each.cpu));
  const size = total((each) => most(each) * bytes(each.memory));
  const claimed = total((each) => each.replicas * bytes(each.storage ?? '0Ki'));
  const claims = total((each) => (each.storage === undefined ? 0 : each.replicas));
  const mostClaims = objects.find(({ kind }) => kind === 'PersistentVolumeClaim')?.most ?? Infinity;
  const count = total(most);
  const over: string[] = [];
  if (cores > millicores(requests.cpu)) over.push(`${cpuOf(cores)} cpu of ${requests.cpu}`);
  if (size > bytes(requests.memory)) over.push(`${memoryOf(size)} memory of ${requests.memory}`);
  if (claimed > bytes(storage ?? '0Ki')) over.push(`${memoryOf(claimed)} storage of ${storage ?? 'none'}`);
  // Where there is no storage, that has been said.
  if (storage !== undefined && claims > mostClaims) over.push(`${claims} volume claims of ${mostClaims}`);
  if (count > pods) over.push(`${count} pods of ${pods}`);
  return over;
}

/** What of the most that a container may have is not enough: `500 cpu of 4`. */
export function overMaximum(max: Compute, { cpu, memory }: Compute): string[] {
  const over: string[] = [];
  if (millicores(cpu) > millicores(max.cpu)) over.push(`${cpu} cpu of ${max.cpu}`);
  if (bytes(memory) > bytes(max.memory)) over.push(`${memory} memory of ${max.memory}`);
  return over;
}

/** `8 x 1, 2Gi`, and the storage where there is some. */
export function described({ replicas, cpu, memory, storage }: Footprint): string {
  return `${replicas} x ${cpu}, ${memory}${storage === undefined ? '' : `, ${storage} storage`}`;
}

/** Pods at most while a version takes the place of another; a share is rounded up. Source: Kubernetes, "Deployments". */
export function surged(replicas: number, maxSurge: unknown = '25%'): number {
  const share = /^(\d+)%$/.exec(String(maxSurge))?.[1];
  if (share !== undefined) return replicas + Math.ceil((replicas * Number(share)) / 100);
  return replicas + (typeof maxSurge === 'number' ? maxSurge : 0);
}
