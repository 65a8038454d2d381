import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { chromium, type Page } from 'playwright-core';
import type { CustomerSpec } from '../lib/authored/customer';
import type { ProductInput, Specs } from '../lib/authored/specs';
import { answersOf } from '../lib/cli/fleet-report/answers';
import { pageOfReport } from '../lib/cli/fleet-report/page';
import { EVERYBODY, forecastOf } from '../lib/forecast';
import { plan } from '../lib/planner/plan';
import { detailsOf, htmlOf, rowsOf } from '../lib/report';
import { statusOf } from '../lib/status';
import { chromium as program, HOW_TO } from '../scripts/browser';
import { workload } from './workload';

/** What a report of so many customers, each with five products in two environments, weighs and how fast it is. */
export interface MeasuredReport {
  readonly releases: number;
  /** Of the file. */
  readonly bytes: number;
  /** Milliseconds from the plan to the file. */
  readonly made: number;
  /** Until a browser had painted something, and the first rows. */
  readonly firstPaint: number;
  readonly firstRows: number;
  /** Of choosing a facet or typing a word, until it is painted; the slowest. */
  readonly filter: number;
  /** The longest frame while the whole table is scrolled through. */
  readonly frame: number;
}

export async function measureReport(customers: number): Promise<MeasuredReport> {
  const folder = mkdtempSync(join(tmpdir(), 'report-'));
  try {
    const file = join(folder, 'report.html');
    const made = await write(file, withFive(workload(customers)));
    return { ...made, ...(await inBrowser(file)) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The workload with two more products: the same as two that it has, under other names. */
function withFive(specs: Specs): Specs {
  const more = (from: ProductInput, name: string): ProductInput => {
    const { rings, spec } = from;
    const own = rings && { ...rings, file: `products/${name}/rings.yaml` };
    return { spec: { ...spec, name }, file: `products/${name}/product.ts`, ...(own && { rings: own }) };
  };
  const [first, second] = specs.products;
  const products = [...specs.products, more(first!, 'jobs'), more(second!, 'search')];
  const withMore = (spec: CustomerSpec): CustomerSpec => {
    const host = (name: string) => ({ ingress: { host: `${name}.${spec.name}.example.com` } });
    return { ...spec, products: { ...spec.products, jobs: host('jobs'), search: host('search') } };
  };
  return {
    ...specs,
    products: products.sort((a, b) => (a.spec.name < b.spec.name ? -1 : 1)),
    customers: specs.customers.map((input) => ({ ...input, spec: withMore(input.spec) })),
  };
}

async function write(file: string, specs: Specs) {
  const { plan: found, issues } = plan(specs);
  if (!found) throw new Error(JSON.stringify(issues.slice(0, 3)));
  const rings = specs.products.flatMap((product) => product.rings ?? []);
  const packed = (data: object) => deflateRawSync(JSON.stringify(data), { level: 9 }).toString('base64');
  const before = performance.now();
  const status = statusOf(found, rings, '2026-12-01', { releases: true });
  const forecast = forecastOf(found, specs.fleet, rings, new Date('2026-12-01'), EVERYBODY);
  const html = htmlOf({
    ...(await pageOfReport()),
    rows: packed(rowsOf(found, status, rings, { state: found.state.url }, { forecast })),
    details: packed(detailsOf(found, rings)),
    answers: packed(answersOf(found, forecast, undefined)),
  });
  const made = performance.now() - before;
  writeFileSync(file, html);
  return { releases: status.releases!.length, bytes: Buffer.byteLength(html), made };
}

async function inBrowser(file: string) {
  const executablePath = program();
  if (executablePath === undefined) throw new Error(`no Chromium is here. ${HOW_TO}`);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    await page.goto(`file://${file}#matrix`);
    const firstRows = await page.waitForFunction('document.querySelector(".rows .row") && performance.now()');
    const firstPaint = await page.evaluate<number>(
      'performance.getEntriesByName("first-contentful-paint")[0].startTime',
    );
    return {
      firstPaint,
      firstRows: (await firstRows.jsonValue()) as number,
      filter: await slowestFilter(page),
      frame: await longestFrame(page),
    };
  } finally {
    await browser.close();
  }
}

/** Runs in the page: from a change to the frame that shows it. */
async function slowestFilter(page: Page): Promise<number> {
  const changes = [
    'location.hash = "#matrix?ring=late"',
    'location.hash = "#matrix?ring=late&product=web"',
    'location.hash = "#matrix?behind=1&group=region"',
    'location.hash = "#versions?region=eastus"',
    'location.hash = "#matrix"',
    'const box = document.getElementById("search"); box.value = "customer-0012"; box.dispatchEvent(new Event("input"))',
    'const box = document.getElementById("search"); box.value = ""; box.dispatchEvent(new Event("input"))',
  ];
  const times: number[] = [];
  for (const change of changes)
    times.push(
      await page.evaluate<number>(`new Promise((done) => {
        const before = performance.now();
        ${change};
        setTimeout(() => requestAnimationFrame(() => setTimeout(() => done(performance.now() - before))));
      })`),
    );
  return Math.max(...times);
}

/** Runs in the page: a screen a frame for a while, then in long leaps to the end. */
async function longestFrame(page: Page): Promise<number> {
  return page.evaluate<number>(`new Promise((done) => {
    const grid = document.querySelector('[role=grid]');
    let frames = 0, longest = 0, before;
    const step = (now) => {
      if (before !== undefined) longest = Math.max(longest, now - before);
      before = now;
      grid.scrollTop += frames < 120 ? grid.clientHeight / 2 : grid.scrollHeight / 60;
      if (frames++ < 180) requestAnimationFrame(step);
      else done(longest);
    };
    requestAnimationFrame(step);
  })`);
}

if (require.main === module)
  void measureReport(Number(process.argv[2] ?? 10_000)).then((measured) =>
    process.stdout.write(`${JSON.stringify(measured, null, 2)}\n`),
  );
