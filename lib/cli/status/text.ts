import type { Lag, ReleaseStatus, RingStatus, Status } from '../../json/status';
import { momentAsText } from '../../facts/windows/text';
import { columns } from '../explain/text';
import { printable } from '../printable';
import { counted } from '../report';

/** How many holds are told below the matrix. */
const MOST = 20;

/** The matrix of products, rings and versions, and who is held; or every release. */
export function statusAsText({ date, customers, products, held, releases }: Status): string {
  const rows = products.flatMap(({ product, rings }) =>
    rings.flatMap((ring) => ringRows(ring).map((row) => [product, ...row])),
  );
  const parts = [`${date} UTC: ${counted(customers, 'customer')}`];
  if (rows.length > 0)
    parts.push(
      columns([['product', 'ring', 'version', 'since', 'customers', 'behind', 'may take now'], ...rows]),
    );
  if (releases && releases.length > 0) parts.push(releasesTable(releases));
  else if (held.length > 0) parts.push(heldTable(held));
  return `${parts.join('\n\n')}\n`;
}

function ringRows(ring: RingStatus): string[][] {
  const { since = '', behind, next, percent, hotfix, recalled, isAutomated, versions } = ring;
  const [first, ...others] = versions;
  const notes: string[] = recalled === undefined ? [] : [`RECALLED: ${printable(recalled)}`];
  if (behind) notes.push(lagAsText(behind));
  if (percent !== undefined) notes.push(`${percent} percent of its customers`);
  if (hotfix !== undefined) notes.push(`hotfix: ${printable(hotfix)}`);
  if (isAutomated) notes.push('follows its image');
  const isFirst = first?.version === ring.version;
  const rest = (isFirst ? others : versions).map(({ version, customers, held }) => {
    const by = held === 0 ? '' : held === customers ? 'held' : `${held} held`;
    return ['', version ?? '(its branch)', '', String(customers), by, ''];
  });
  const own = [ring.version ?? '', since, isFirst ? String(first?.customers ?? 0) : '0', notes.join('; ')];
  const rows = ring.version === undefined ? rest : [['', ...own, nextAsText(next)], ...rest];
  return rows.map(([, ...row], index) => [index === 0 ? ring.ring : '', ...row]);
}

/** What a jump takes that is not known to be safe; a blocked one is not next. */
const JUMPS = { safe: '', manual: 'by hand', blocked: 'blocked', unknown: 'and nobody says that it is safe' };

function nextAsText(next: RingStatus['next']): string {
  if (!next) return '';
  if (next.percent !== undefined) return `${next.version}, the rest of them`;
  const when = next.day === undefined ? next.version : `${next.version} from ${next.day} on`;
  return next.jump === undefined ? when : `${when}, ${JUMPS[next.jump]}`;
}

/** `2 versions, minor, 15 days`: as much of it as is known. */
export function lagAsText({ version, versions, level, days }: Lag): string {
  const known = [
    versions === undefined ? `not ${version}` : counted(versions, 'version'),
    ...(level === undefined ? [] : [level]),
    ...(days === undefined ? [] : [counted(days, 'day')]),
  ];
  return known.join(', ');
}

function releasesTable(releases: readonly ReleaseStatus[]): string {
  const head = [
    'tenant',
    'product',
    'ring',
    'version',
    'its ring runs',
    'behind it',
    'behind the first',
    'because',
  ];
  const rows = releases.map(({ tenant, product, ring, version, behindRing, behindFirst, ...rest }) => [
    tenant,
    product,
    ring,
    version ?? '(its branch)',
    behindRing?.version ?? version ?? '',
    behindRing ? lagAsText(behindRing) : '',
    behindFirst ? lagAsText(behindFirst) : '',
    becauseAsText(rest),
  ]);
  return columns([head, ...rows]);
}

function becauseAsText({
  because,
  hold,
  recalled,
  closed,
}: Pick<ReleaseStatus, 'because' | 'hold' | 'recalled' | 'closed'>): string {
  const parts = [
    ...(recalled === undefined ? [] : [`RECALLED: ${printable(recalled)}`]),
    ...(hold ? [`${holdAsText(hold)}: ${printable(hold.reason)}`] : []),
  ];
  if (parts.length === 0 && because === 'share') parts.push('the ring has not reached it yet');
  if (closed) parts.push(`changes from ${momentAsText(Date.parse(closed.at), closed.timeZone)} on`);
  return parts.join('; ');
}

function heldTable(held: readonly ReleaseStatus[]): string {
  const rows = held
    .slice(0, MOST)
    .map(({ tenant, product, hold, behindRing, ring }) => [
      `${tenant}/${product}`,
      hold!.version,
      holdAsText(hold!),
      behindRing ? `'${ring}' runs ${behindRing.version} (${lagAsText(behindRing)})` : `as '${ring}' does`,
      printable(hold!.reason),
    ]);
  if (held.length > MOST) rows.push([`and ${held.length - MOST} more: --customers, or --json`]);
  return columns([['held', 'at', 'until', 'while', 'reason'], ...rows]);
}

function holdAsText({ until, days, isOver }: NonNullable<ReleaseStatus['hold']>): string {
  if (isOver) return `${until}, OVER for ${counted(-days, 'day')}`;
  return days === 0 ? `${until}, ends today` : `${until}, ${counted(days, 'day')} left`;
}
