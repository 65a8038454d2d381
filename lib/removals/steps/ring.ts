import { engineOf } from '../../engines';
import { isNewer } from '../../facts/rollout';
import type { TenantPlan } from '../../plan/tenant';
import type { LeavingStep } from './step';

/** A tenant as it is, and as it would be. */
export interface Moved {
  readonly from: TenantPlan;
  readonly to: TenantPlan;
}

/** A release that gets another version. */
export interface MovedVersion {
  /** `acme-prod/web` */
  readonly release: string;
  readonly product: string;
  readonly from: string;
  readonly to: string;
}

/** What other versions the tenants get. */
export function versionsMoved(moved: readonly Moved[]): MovedVersion[] {
  return moved.flatMap(({ from, to }) =>
    to.releases.flatMap(({ product, version }): MovedVersion[] => {
      const before = from.releases.find((each) => each.product.name === product.name)?.version;
      return before === undefined || version === undefined || before === version
        ? []
        : [{ release: `${from.name}/${product.name}`, product: product.name, from: before, to: version }];
    }),
  );
}

/** Those that go back. */
export function olderOf(versions: readonly MovedVersion[]): MovedVersion[] {
  return versions.filter(({ from, to }) => isNewer(from, to));
}

/**
 * The one step by which tenants come to another ring: their names stay, and with them all that runs.
 *
 * @param path property path of the statement in the customer's file
 */
export function stepOfRing(
  name: string,
  path: readonly string[],
  moved: readonly Moved[],
  reason?: string,
): LeavingStep {
  const [{ from, to }] = moved as readonly [Moved];
  const others = moved.map((each) => each.from.name).filter((each) => each !== name);
  const versions = versionsMoved(moved).map(
    (each) =>
      `${each.release} ${isNewer(each.from, each.to) ? 'goes back' : 'goes'} from ${each.from} to ${each.to}`,
  );
  return {
    title: `Move ${name} from ring ${from.ring} to ${to.ring}`,
    changes: [{ path, value: to.ring }],
    ...(reason !== undefined && { reason }),
    before: [
      ...(others.length > 0 ? [`the same statement places ${others.join(', ')}, which move with it`] : []),
      ...(versions.length > 0 ? versions : ['no release gets another version']),
    ],
    commands: moved.flatMap((each) => engineOf(each.to.cluster).operations.show(each.to)),
  };
}
