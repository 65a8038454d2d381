import { forecastOf } from '../../forecast';
import type { Forecast, ForecastStep } from '../../json/forecast';
import { momentAsText } from '../../facts/windows/text';
import { columns } from '../explain/text';
import { print, say } from '../print';
import { printable } from '../printable';
import { counted } from '../report';
import { notThere } from '../status';
import type { Known } from '../timely';

/** Options as people typed them: any text is possible. */
export interface ForecastOptions {
  /** A customer, tenant or product. @default - the fleet */
  readonly of?: string;
  readonly json?: boolean;
}

/** Prints when who gets which version to stdout; issues go to stderr. @returns the exit code */
export async function forecast(
  { plan, rings, issues, fleet }: Known,
  clock: () => Date,
  { of, json = false }: ForecastOptions,
): Promise<number> {
  const wrong = plan && of !== undefined ? notThere(plan, of, 'forecast') : [];
  say([...issues, ...wrong]);
  if (!plan || !fleet || wrong.length > 0) return 1;
  const found = forecastOf(plan, fleet, rings, clock(), of);
  await print(json ? `${JSON.stringify(found, null, 2)}\n` : forecastAsText(found));
  return 0;
}

/** A row a step; who gets nothing has one row. */
function forecastAsText({ date, products, releases }: Forecast): string {
  const parts = [`${date} UTC, if each ring takes a version on the first day on which it may`];
  const row = (names: readonly string[], version: string, steps: readonly ForecastStep[]) =>
    steps.length === 0
      ? [[...names, version, '', '', '']]
      : steps.map((step, index) => [
          ...(index === 0 ? [...names, version] : [...names.map(() => ''), '']),
          step.version,
          fromAsText(step),
          printable([...step.waits.map(waitAsText), ...laterAsText(step)].join(', ')),
        ]);
  const after = ['runs', 'gets', 'from', 'waits for'];
  const rows = releases
    ? releases.flatMap(({ tenant, product, ring, version, steps }) =>
        row([tenant, product, ring], version, steps),
      )
    : products.flatMap(({ product, rings }) =>
        rings.flatMap(({ ring, version, steps }) => row([product, ring], version, steps)),
      );
  const head = releases ? ['tenant', 'product', 'ring', ...after] : ['product', 'ring', ...after];
  if (rows.length > 0) parts.push(columns([head, ...rows]));
  return `${parts.join('\n\n')}\n`;
}

/** A day is in UTC, unless a window or freeze of the tenant's own decides. */
function fromAsText({ day, at, waits }: ForecastStep): string {
  const own = waits.filter((wait) => wait.at !== undefined).at(-1);
  if (at !== undefined && own) return momentAsText(Date.parse(at), own.timeZone!);
  return day ?? 'nobody knows';
}

/** Of a ring. */
function laterAsText({ later }: ForecastStep): string[] {
  if (!later) return [];
  const { tenants, at, timeZone } = later;
  return [`${counted(tenants, 'tenant')} later, the last ${momentAsText(Date.parse(at), timeZone)}`];
}

function waitAsText({ what, of, until, reason, at, timeZone, jump }: ForecastStep['waits'][number]): string {
  if (what === 'window') return `its window ${of}`;
  if (what === 'customer-freeze')
    return `its freeze ${of} (${reason}) until ${momentAsText(Date.parse(at!), timeZone!)}`;
  if (what === 'jump')
    return jump === 'manual' ? `work by hand, from ${of}` : `somebody to say that ${of} is safe`;
  const told = {
    soak: `${of} to soak`,
    freeze: `the freeze ${of}`,
    hold: `a hold (${of})`,
    ring: `${of} to take it`,
    since: `somebody to say since when ${of} runs it`,
  }[what];
  return until === undefined ? told : `${told} until ${until}`;
}
