import type { Held } from '../../json/hold';
import { columns } from '../explain/text';
import { printable } from '../printable';
import { forShell } from '../promote/text';

/** Who is held, and what becomes of what it runs. */
export function heldAsText(
  { product, isReleased, file, lines, isWritten, tenants }: Held,
  customer: string,
): string {
  const rows = tenants.map(({ tenant, ring, from, to, hold }) => [
    `${tenant}/${product}`,
    from === to ? to : `${from} -> ${to}`,
    hold ? `held until ${hold.until}: ${printable(hold.reason)}` : `as '${ring}' does`,
  ]);
  const of = tenants.length === 1 ? tenants[0]!.tenant : customer;
  const [{ hold } = { hold: undefined }] = tenants;
  const title = isReleased
    ? `Let ${of} move on with ${product}`
    : `Hold ${product} for ${of} until ${hold!.until}: ${hold!.reason}`;
  const parts = [
    columns(rows),
    '',
    file,
    ...lines.map((line) => `  ${printable(line)}`),
    '',
    isWritten
      ? `Written, with dist/. Commit it: git commit -am ${forShell(printable(title))}`
      : 'Nothing is written: without --dry-run it is.',
  ];
  return `${parts.join('\n')}\n`;
}
