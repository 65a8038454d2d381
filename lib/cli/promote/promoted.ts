import type { Promoted } from '../../json/promote';
import type { Issue } from '../../issues/issue';
import { tenantsOf, type Plan } from '../../plan/fleet';
import { judgedJumps, jumpIssues } from '../../promotion/jump-issues';
import { lineDiff } from '../../upgrade/line-diff';
import { written } from '../new/write';
import type { Known } from '../timely';
import { told } from '../told';
import { jumpsAsJson } from './jumps-as-json';
import type { Promoting } from './options';
import type { PreparedMove } from './prepared-move';
import { waitingOf } from './waiting';

/** What a move comes to. */
export function promotedOf(
  before: Plan,
  then: Plan,
  { options: { product = '', ring, dryRun = false, reason }, spec, move, text, next }: PreparedMove,
  at: Date,
): Promoted {
  const versions = new Map(releasesIn(before, product).map(({ tenant, version }) => [tenant, version]));
  const now = releasesIn(then, product).filter((each) => each.ring === ring);
  const { version, percent = 100 } = move.after;
  const tenants = now.flatMap(({ tenant, version: to }) => {
    const from = versions.get(tenant);
    return from === to || from === undefined || to === undefined ? [] : [{ tenant, from, to }];
  });
  const waiting = waitingOf(then, tenants, at);
  const jumps = jumpsAsJson(judgedJumps(spec, tenants));
  return {
    product,
    ring,
    from: move.before.version,
    to: version,
    percent,
    ...(reason !== undefined && { reason }),
    file: move.file,
    lines: lineDiff(text, next),
    isWritten: !dryRun,
    tenants,
    held: now.flatMap(({ tenant, hold }) =>
      hold ? [{ tenant, version: hold.version, until: hold.until, reason: hold.reason }] : [],
    ),
    ...(jumps.length > 0 && { jumps }),
    ...(waiting.length > 0 && { waiting }),
  };
}

function releasesIn(plan: Plan, product: string) {
  return tenantsOf(plan).flatMap(({ name: tenant, ring, releases }) =>
    releases
      .filter((release) => release.product.name === product)
      .map(({ version, hold }) => ({ tenant, ring, version, hold })),
  );
}

/** Why the jumps that the ring's tenants make may not be made, or not without a reason. */
export function jumpsRefused(
  { spec, options: { reason, isRollback = false } }: PreparedMove,
  { product, ring, file, tenants }: Promoted,
  rings: Known['rings'],
): Iterable<Issue> {
  const at = rings.find((each) => each.file === file)!.locate(ring, 'version');
  const way = (through: string) =>
    isRollback
      ? `roll it back to ${through} first: --to ${through}`
      : `promote it to ${through} first: --version ${through}`;
  return jumpIssues({ ...spec, name: product }, tenants, at, { reason, way });
}

/** Edits the files, and synthesizes; puts all of them back where that fails. */
export function writtenAll(moves: readonly PreparedMove[], { root, synth }: Promoting): boolean {
  const edits = moves.map(({ path, text, next }) => ({ file: path, start: 0, end: text.length, text: next }));
  const code = told(() => {
    const files = written(root, { files: {}, edits, next: [] });
    const made = synth();
    if (made !== 0) files.takeBack();
    return made;
  });
  return code === 0;
}
