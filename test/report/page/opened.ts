import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import type { Specs } from '../../../lib/authored/specs';
import { answersOf } from '../../../lib/cli/fleet-report/answers';
import { pageOfReport } from '../../../lib/cli/fleet-report/page';
import type { Value } from '../../../lib/authored/plain/map';
import { EVERYBODY, forecastOf } from '../../../lib/forecast';
import { detailsOf, htmlOf, liveOf, rowsOf, type PublishedAnswer } from '../../../lib/report';
import { statusOf } from '../../../lib/status';
import { chromium as program } from '../../../scripts/browser';
import { planOf } from '../../support/sample';

/** What it has beside the fleet. */
interface Beside {
  readonly published?: PublishedAnswer;
  readonly live?: readonly Value[];
}

async function htmlOfSpecs(specs: Specs, day: string, { published, live }: Beside): Promise<string> {
  const plan = planOf(specs);
  const rings = specs.products.flatMap((each) => each.rings ?? []);
  const of = {
    state: 'https://git.example.com/state.git',
    commit: 'c0ffee0123456789',
    ...(published && { lastChange: published.last[0]!.diff.classes }),
  };
  const forecast = forecastOf(plan, specs.fleet, rings, new Date(day), EVERYBODY);
  const laid = { forecast, ...(live && { live: liveOf(plan, live) }) };
  const status = statusOf(plan, rings, day, { releases: true, fleet: specs.fleet });
  const packed = (data: object) => deflateRawSync(JSON.stringify(data)).toString('base64');
  return htmlOf({
    ...(await pageOfReport()),
    rows: packed(rowsOf(plan, status, rings, of, laid)),
    details: packed(detailsOf(plan, rings)),
    answers: packed(answersOf(plan, forecast, published)),
  });
}

/** A report in a browser, and what it should not have done. */
export class OpenedReport {
  /** Errors of the page, and what it asked for beside itself. */
  readonly amiss: string[] = [];

  private constructor(
    private readonly browser: Browser,
    private readonly folder: string,
    private readonly file: string,
  ) {}

  static async of(specs: Specs, day: string): Promise<OpenedReport> {
    const folder = mkdtempSync(join(tmpdir(), 'report-'));
    const browser = await chromium.launch({ executablePath: program()!, args: ['--no-sandbox'] });
    return new OpenedReport(browser, folder, '').another(specs, day);
  }

  /** Another one, in the same browser. */
  async another(specs: Specs, day: string, beside: Beside = {}): Promise<OpenedReport> {
    const file = join(this.folder, `${beside.published ? 'more' : 'report'}.html`);
    writeFileSync(file, await htmlOfSpecs(specs, day, beside));
    return new OpenedReport(this.browser, this.folder, file);
  }

  /** A page of its own, as somebody opens a link. */
  async at(hash: string, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    const url = `file://${this.file}`;
    page.on('console', (message) => this.amiss.push(message.text()));
    page.on('pageerror', ({ message }) => this.amiss.push(message));
    page.on('request', (request) => {
      if (request.url().split('#')[0] !== url) this.amiss.push(request.url());
    });
    await page.goto(url + hash);
    await page.waitForSelector('nav a');
    return page;
  }

  async close(): Promise<void> {
    await this.browser.close();
    rmSync(this.folder, { recursive: true });
  }
}
