import { forecastOf } from '../../forecast';
import type { Forecast, ForecastStep } from '../../json/forecast';
import { columns } from '../explain/text';
import { print, say } from '../print';
import { printable } from '../printable';
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
  const found = forecastOf(plan, fleet, rings, clock().toISOString().slice(0, 10), of);
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
          step.day ?? 'nobody knows',
          printable(step.waits.map(waitAsText).join(', ')),
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

function waitAsText({ what, of, until }: ForecastStep['waits'][number]): string {
  const told = {
    soak: `${of} to soak`,
    freeze: `the freeze ${of}`,
    hold: `a hold (${of})`,
    ring: `${of} to take it`,
    since: `somebody to say since when ${of} runs it`,
  }[what];
  return until === undefined ? told : `${told} until ${until}`;
}
