import type { MissingPromoted, Promoted } from '../../json/promote';
import type { PromoteOptions } from './options';
import { columns } from '../explain/text';
import { printable } from '../printable';
import { counted } from '../report';
import { waitingAsText } from './waiting';

/** How many tenants are named. */
const MOST = 20;

/** What moves, what it says in the files, and what is left to do. */
export function promotedAsText(
  all: readonly Promoted[],
  { set, isRollback = false }: Pick<PromoteOptions, 'set' | 'isRollback'>,
): string {
  const [first] = all;
  if (!first) return '';
  const { product, ring, to, reason, isWritten } = first;
  const verb = isRollback ? 'Roll back' : 'Promote';
  const why = reason === undefined ? '' : `: ${reason}`;
  const title = `${verb} ${set === undefined ? `${product} in ${ring} to ${to}` : `${set} in ${ring}`}${why}`;
  const closing = isWritten
    ? `Written, with dist/. Commit it: git commit -am ${forShell(printable(title))}`
    : 'Nothing is written: without --dry-run it is.';
  return `${[...all.map(moveAsText), closing].join('\n')}\n`;
}

/** The same of every ring that lacked a version, and who lacks it still. */
export function missingAsText({ product, version, isWritten, rings, left }: MissingPromoted): string {
  const title = `Promote ${product} to ${version} where it was missing`;
  const waiting = left.map(
    ({ ring, tenant, why, fix }) => `  ${tenant ?? ring}: ${printable(why)}\n    ${printable(fix)}`,
  );
  const closing = isWritten
    ? `Written, with dist/. Commit it: git commit -am ${forShell(printable(title))}`
    : 'Nothing is written: without --dry-run it is.';
  const parts = [
    ...(rings.length === 0 ? [`no ring lacks ${version} of ${product}`] : rings.map(moveAsText)),
    ...(left.length > 0 ? [`still without it:`, ...waiting, ''] : []),
    ...(rings.length > 0 ? [closing] : []),
  ];
  return `${parts.join('\n')}\n`;
}

function moveAsText({
  product,
  ring,
  from,
  to,
  percent,
  file,
  lines,
  tenants,
  held,
  jumps = [],
  waiting = [],
}: Promoted): string {
  const share = percent === 100 ? '' : `, for ${percent} percent of its customers`;
  const parts = [
    `${product} in ${ring}: ${from === to ? to : `${from} -> ${to}`}${share}: ${counted(tenants.length, 'tenant')}`,
  ];
  if (tenants.length > 0) {
    const rows = tenants.slice(0, MOST).map((each) => [`  ${each.tenant}`, `${each.from} -> ${each.to}`]);
    parts.push(columns(rows));
    if (tenants.length > MOST) parts.push(`  and ${tenants.length - MOST} more: --json`);
  }
  parts.push(...jumps.flatMap(jumpAsText));
  for (const each of waiting.slice(0, MOST)) parts.push(waitingAsText(each));
  if (waiting.length > MOST) parts.push(`  and ${waiting.length - MOST} more that wait: --json`);
  for (const each of held.slice(0, MOST))
    parts.push(
      `  ${each.tenant} stays at ${each.version}, held until ${each.until}: ${printable(each.reason)}`,
    );
  if (held.length > MOST) parts.push(`  and ${held.length - MOST} more that are held: --json`);
  parts.push('', file, ...lines.map((line) => `  ${printable(line)}`), '');
  return parts.join('\n');
}

/** What people do, and what nobody knows; what is safe needs no word. */
function jumpAsText({
  from,
  to,
  kind,
  steps = [],
  why = '',
}: NonNullable<Promoted['jumps']>[number]): string[] {
  const jump = `  from ${from} to ${to}`;
  if (kind === 'manual')
    return [`${jump} by hand:`, ...steps.map((step, index) => `    ${index + 1}. ${printable(step)}`)];
  return kind === 'unknown' ? [`${jump}: nobody says that it is safe: ${why}`] : [];
}

/** For a shell. */
export function forShell(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
