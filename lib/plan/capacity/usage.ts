import { COUNTED_BY, type CapacityKey } from '../../authored/capacity';

/** Something that holds so many of something, and what is in it. */
export interface Usage {
  /** The cluster that states what it holds. */
  readonly cluster: string;
  readonly key: CapacityKey;
  /** As messages call it: `shard 1 of the Argo CD of hub`. */
  readonly title: string;
  /** The part of the operator. @default - all of it, or the cluster */
  readonly part?: string;
  readonly count: number;
  /** @default - nobody says */
  readonly holds?: number;
  /** Who has the most of it. @default - nobody has any */
  readonly largest?: { readonly customer: string; readonly count: number };
  /** Products whose objects nobody counts; sorted. */
  readonly uncounted: readonly string[];
}

/** Counts what something holds, by customers and by what is the platform's. */
export class Tally {
  private readonly customers = new Map<string, number>();
  private count = 0;
  private readonly uncounted = new Set<string>();

  /** @param customer whose it is; the platform's where nobody is named */
  add(count: number, customer?: string): void {
    this.count += count;
    if (customer !== undefined) this.customers.set(customer, (this.customers.get(customer) ?? 0) + count);
  }

  leaveOut(product: string): void {
    this.uncounted.add(product);
  }

  usage(of: Pick<Usage, 'cluster' | 'key' | 'title' | 'part'>, holds: number | undefined): Usage {
    const [first] = [...this.customers].sort(
      ([left, most], [right, more]) => more - most || (left < right ? -1 : 1),
    );
    return {
      ...of,
      count: this.count,
      ...(holds !== undefined && { holds }),
      ...(first && { largest: { customer: first[0], count: first[1] } }),
      uncounted: [...this.uncounted].sort(),
    };
  }
}

/** `912 Applications`. */
export function countedOf(count: number, key: CapacityKey): string {
  return `${count} ${COUNTED_BY[key]}`;
}

/** How full it is, in whole percent. */
export function fullness({ count, holds }: Pick<Usage, 'count' | 'holds'>): number | undefined {
  return holds === undefined ? undefined : Math.floor((100 * count) / holds);
}
