import type { Recalled } from '../../json/recall';
import { printable } from '../printable';
import { forShell } from '../promote/text';
import { counted } from '../report';

/** How many tenants of a ring are named. */
const MOST = 20;

/** Who runs it, and what they may run instead. */
export function recalledAsText(recalled: Recalled): string {
  const { product, version, reason, file, lines, isWritten, rings, tenants } = recalled;
  const parts = [`${product} ${version} is recalled: ${printable(reason)}`];
  if (rings.length === 0 && tenants.length === 0) parts.push('No ring and no tenant runs it.');
  for (const { ring, commands } of rings) {
    const own = tenants.filter((each) => each.ring === ring && !each.isHeld);
    parts.push('', `${ring} runs it: ${counted(own.length, 'tenant')}${named(own)}`);
    const ways =
      commands.length > 0
        ? commands
        : ['nothing that is proven: let the rings before it run another version first'];
    parts.push(...ways.map((each) => `  ${printable(each)}`));
  }
  const held = tenants.filter(({ isHeld }) => isHeld);
  if (held.length > 0)
    parts.push(
      '',
      `${counted(held.length, 'tenant')} held at it${named(held)}: take the hold out, or hold another version`,
    );
  parts.push('', file, ...lines.map((line) => `  ${printable(line)}`), '');
  const title = `Recall ${product} ${version}: ${reason}`;
  parts.push(
    isWritten
      ? `Written. Commit it: git add ${file} && git commit -m ${forShell(printable(title))}`
      : 'Nothing is written: without --dry-run it is.',
  );
  return `${parts.join('\n')}\n`;
}

function named(tenants: Recalled['tenants']): string {
  if (tenants.length === 0) return '';
  const names = tenants.slice(0, MOST).map(({ tenant }) => tenant);
  const more = tenants.length > MOST ? `, and ${tenants.length - MOST} more: --json` : '';
  return ` (${names.join(', ')}${more})`;
}
