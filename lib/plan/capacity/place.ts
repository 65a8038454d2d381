import { engineOf } from '../../engines';
import type { ClusterPlan } from '../cluster';
import type { TenantPlan } from '../tenant';
import { needsOf } from './needs';
import type { Usage } from './usage';

type Room = Pick<Usage, 'holds'> & { count: number };

/** What there is room for, and what has been placed since. */
export class Rooms {
  private readonly rooms = new Map<string, Room>();

  /** @param usages without what is still to be placed */
  constructor(usages: readonly Usage[]) {
    for (const { cluster, key, part, count, holds } of usages)
      this.rooms.set(roomName(cluster, key, part), { count, ...(holds !== undefined && { holds }) });
  }

  /**
   * Puts a tenant on the cluster that is least full among those with room for it, by name where several are.
   *
   * @returns `undefined` where none has room
   */
  place(tenant: TenantPlan, candidates: readonly ClusterPlan[]): ClusterPlan | undefined {
    let best:
      { readonly cluster: ClusterPlan; readonly takes: readonly Taken[]; readonly full: number } | undefined;
    for (const cluster of candidates) {
      const takes = this.taken(tenant, cluster);
      if (takes.some(({ room, count }) => room.count + count > (room.holds ?? Infinity))) continue;
      const full = fullOf(takes);
      if (best === undefined || full < best.full) best = { cluster, takes, full };
    }
    for (const { room, count } of best?.takes ?? []) room.count += count;
    return best?.cluster;
  }

  /**
   * Puts a cluster on the replica of its hub's controller with the fewest Applications that has room for it.
   *
   * @param count Applications of the cluster and its tenants
   */
  placeCluster(hub: string, key: Usage['key'], parts: readonly string[], count: number): string | undefined {
    const rooms = parts.map((part) => ({
      part,
      room: this.rooms.get(roomName(hub, key, part)) ?? { count: 0 },
    }));
    const fitting = rooms.filter(({ room: { count: there, holds = Infinity } }) => there + count <= holds);
    const [best] = fitting.sort((a, b) => a.room.count - b.room.count);
    if (best) best.room.count += count;
    return best?.part;
  }

  /** What the tenant would take, if the cluster had it. */
  private taken(of: TenantPlan, cluster: ClusterPlan): Taken[] {
    const engine = engineOf(cluster);
    const tenant = { ...of, cluster, ...engine.tenant(cluster, of) };
    const { load } = engine;
    const home = engine.home(cluster).name;
    const needs = needsOf(tenant);
    const part = load.partOf(cluster, tenant);
    const takes: [name: string, count: number][] = [
      [roomName(cluster.name, 'namespaces'), needs.namespaces],
      [roomName(cluster.name, 'objects'), needs.objects],
    ];
    if (load.whole) takes.push([roomName(home, load.whole), needs.load]);
    if (part !== undefined) takes.push([roomName(home, load.part, part), needs.load]);
    return takes.flatMap(([name, count]) => {
      const room = this.rooms.get(name);
      return room ? [{ room, count }] : [];
    });
  }
}

interface Taken {
  readonly room: Room;
  readonly count: number;
}

/** How full the fullest would be; by what there is where nobody says what is held. */
function fullOf(takes: readonly Taken[]): number {
  const held = takes.filter(({ room }) => room.holds !== undefined);
  if (held.length === 0) return Math.max(0, ...takes.map(({ room, count }) => room.count + count));
  return Math.max(...held.map(({ room, count }) => (room.count + count) / room.holds!));
}

function roomName(cluster: string, key: Usage['key'], part = ''): string {
  return `${cluster} ${key} ${part}`;
}
