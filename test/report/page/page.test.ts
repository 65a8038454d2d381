import { readFileSync } from 'node:fs';
import axe from 'axe-core';
import type { Locator, Page } from 'playwright-core';
import type { HoldSpec } from '../../../lib/authored/customer';
import { chromium, HOW_TO } from '../../../scripts/browser';
import { customer, product, specs } from '../../support/specs';
import { live, published, soaking } from './more';
import { OpenedReport } from './opened';

const CUSTOMERS = 1200;
const DAY = '2026-12-01';

const entries = {
  internal: { version: '2.0.0', since: '2026-11-20', ran: ['1.1.0', '1.0.0'] },
  early: { version: '1.1.0', ran: ['1.0.0'] },
  late: { version: '1.0.0' },
};
const hold = (until: string): HoldSpec => ({ version: '1.0.0', until, reason: 'an audit' });
const names = Array.from({ length: CUSTOMERS }, (_, index) => `customer-${String(index).padStart(4, '0')}`);
const fleet = specs({
  products: [product('api', {}, entries), product('web', {}, entries), product('none')],
  customers: names.map((name, index) =>
    customer(name, {
      title: index === 7 ? '=1+1 <img src=x onerror=console.log(1)>' : `Customer ${index}`,
      region: index % 2 === 0 ? 'westeurope' : 'northeurope',
      products: { web: { replicaCount: 4 }, ...(index % 3 === 0 && { api: {} }) },
      tenants: {
        dev: { cluster: 'argo-dev', ring: 'internal' },
        prod: {
          cluster: index % 2 === 0 ? 'argo-prod' : 'flux-prod',
          ring: index % 4 === 0 ? 'early' : 'late',
          ...(index === 0 && { holds: { web: hold('2026-11-30') } }),
          ...(index === 4 && { holds: { web: hold('2026-12-03') } }),
          ...(index === 8 && { holds: { web: hold('2027-06-30') } }),
        },
      },
    }),
  ),
});

const there = chromium() !== undefined;
if (!there) it.skip(`the page of a report is looked at in a browser, and none is here. ${HOW_TO}`, () => {});

(there ? describe : describe.skip)('the page of a report', () => {
  let report: OpenedReport;
  let page: Page;
  beforeAll(async () => (report = await OpenedReport.of(fleet, DAY)));
  afterAll(() => report?.close());
  afterEach(async () => {
    await page.context().close();
    // It says nothing on the console, and asks for nothing.
    expect(report.amiss.splice(0)).toEqual([]);
  });

  const status = () => page.textContent('[role=status]');
  const rowCount = () => page.getAttribute('[role=grid]', 'aria-rowcount').then(Number);
  const textsOf = async (all: Locator) =>
    (await all.allInnerTexts()).map((text) => text.trim().replace(/\s+/g, ' ').replaceAll(' ,', ','));
  const hash = () => page.evaluate<string>('location.hash');
  const facet = (title: string, option: string) =>
    page
      .locator('fieldset', { has: page.locator('legend', { hasText: title }) })
      .getByRole('checkbox', { name: option });

  it.each(['light', 'dark'] as const)(
    'has nothing that axe finds, in any view, in %s',
    async (colorScheme) => {
      page = await report.at('#overview', { colorScheme });
      await page.evaluate(axe.source);
      const views = [
        'overview',
        'matrix?group=ring&state=held&ring=early',
        'rings',
        'versions',
        'holds',
        'forecast',
        'changes',
        'graph',
        'capacity',
        'live',
        `matrix?open=release/${names[0]}-prod/web`,
        `matrix?open=tenant/${names[0]}-prod`,
        `holds?open=customer/${names[0]}`,
      ];
      for (const view of views) {
        await page.evaluate(`location.hash = ${JSON.stringify(view)}`);
        await page.waitForSelector(view.includes('open=') ? 'dialog[open] dl' : 'main h2');
        const found = await page.evaluate<string[]>(
          'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`))',
        );
        expect([view, ...found]).toEqual([view]);
      }
    },
  );

  it('counts what leads to what it counts', async () => {
    page = await report.at('');
    const counters = page.locator('.counters a');
    expect(await counters.allInnerTexts()).toEqual(
      [
        '1,200 customers',
        '2,400 tenants',
        '3,200 releases',
        '3 behind their ring',
        '1,600 behind the first ring',
        '4 versions that rings may take',
        '0 versions that rings wait for: soak or window',
        '3 held',
        '1 hold that ends within 7 days',
        '1 hold that has ended',
        '? REPLACE or DELETE in the last change: no state repository was read',
      ].map((text) => text.replace(' ', '\n')),
    );
    await page.getByRole('link', { name: '3 behind their ring' }).click();
    expect(await status()).toBe('3 of 1,200 customers, 3 of 2,400 tenants, 3 of 3,200 releases');
    await page.goBack();
    await page.getByRole('link', { name: '1 hold that has ended' }).click();
    expect(await page.locator('main tbody tr').allInnerTexts()).toEqual([
      expect.stringContaining('ended 1 day ago'),
    ]);
  });

  it('shows who runs what, makes the rows in sight alone, and hides columns without anything', async () => {
    page = await report.at('#matrix');
    expect(await page.getByRole('columnheader').allInnerTexts()).toEqual([
      'Customer',
      'Environment',
      'Ring',
      'api',
      'web',
    ]);
    expect(await rowCount()).toBe(2 * CUSTOMERS + 1);
    expect(await page.locator('.rows .row').count()).toBeLessThan(60);
    const held = page.locator('.rows .row').nth(1);
    expect(await textsOf(held.locator('.cell'))).toEqual([
      'Customer 0 customer-0000',
      'prod',
      'early',
      '1.1.0−1',
      expect.stringMatching(/^1\.0\.0 ?−2 ?held$/),
    ]);
    // Marks are said in full.
    expect(
      await held.getByRole('img', { name: 'held, until Nov 30, 2026: an audit', exact: true }).count(),
    ).toBe(1);
    await page.evaluate('document.querySelector("[role=grid]").scrollTop = 1e9');
    await page.waitForSelector(`[aria-rowindex="${2 * CUSTOMERS + 1}"]`);
    expect(await page.locator('.rows .row').count()).toBeLessThan(60);
    await page.evaluate('document.querySelector("[role=grid]").scrollTop -= 700');
    await page.waitForSelector(`[aria-rowindex="${2 * CUSTOMERS - 45}"]`);
    const order = await page.evaluate<number[]>(
      '[...document.querySelectorAll(".rows .row")].map((row) => Number(row.getAttribute("aria-rowindex")))',
    );
    expect(order).toEqual([...order].sort((a, b) => a - b));
    // What somebody calls a customer is text.
    await page.fill('#search', 'img src=x');
    expect(await status()).toContain('1 of 1,200 customers');
    await facet('Product', 'web').check();
    expect(await page.getByRole('columnheader').allInnerTexts()).toEqual([
      'Customer',
      'Environment',
      'Ring',
      'web',
    ]);
  });

  it('keeps in its address what is chosen, and shows each choice where it can be taken away', async () => {
    page = await report.at('#matrix');
    await facet('Ring', 'early').check();
    await facet('Engine', 'argocd').check();
    await facet('Product', 'web').check();
    await page.fill('#behind', '2');
    await page.fill('#search', 'customer-0');
    await page.selectOption('select', 'region');
    expect(await status()).toBe(
      '2 of 1,200 customers, 2 of 2,400 tenants, 2 of 3,200 releases'.replaceAll('2 of', '3 of'),
    );
    const kept = await hash();
    expect(new URLSearchParams(kept.split('?')[1]).toString()).toBe(
      'ring=early&engine=argocd&product=web&q=customer-0&behind=2&group=region',
    );
    await page.reload();
    await page.waitForSelector('.chip');
    expect([await status(), await hash()]).toEqual([expect.stringContaining('3 of 1,200 customers'), kept]);
    expect(await facet('Ring', 'early').isChecked()).toBe(true);
    expect(await page.getByRole('rowheader').first().innerText()).toBe('westeurope 3 tenants');
    await page.getByRole('link', { name: 'Remove the filter Behind by at least 2' }).click();
    expect(await status()).toContain('250 of 1,200 customers');
    await page.getByRole('link', { name: 'Clear all' }).click();
    expect(await status()).toContain('1,200 of 1,200 customers');
    expect(await hash()).toBe('#matrix?group=region');
  });

  it('counts for each option what there would be, and never less for another of the same facet', async () => {
    page = await report.at('#matrix?environment=prod&region=westeurope');
    const counts = async (title: string) =>
      page
        .locator('fieldset', { has: page.locator('legend', { hasText: title }) })
        .locator('label')
        .allInnerTexts();
    expect(await counts('Environment')).toEqual(['dev\n600', 'prod\n600']);
    expect(await counts('Ring')).toEqual(['internal\n0', 'early\n300', 'late\n300']);
    expect(await counts('Region')).toEqual(['northeurope\n600', 'westeurope\n600']);
  });

  it('is read by keys alone, and what is opened has an address', async () => {
    page = await report.at('#matrix');
    await page.locator('[role=grid] [tabindex="0"]').focus();
    for (const key of ['ArrowDown', 'End', 'Enter']) await page.keyboard.press(key);
    await page.waitForSelector('dialog[open]');
    expect(await hash()).toBe(`#matrix?open=${encodeURIComponent(`release/${names[0]}-prod/web`)}`);
    const text = await page.innerText('dialog');
    for (const said of ['held until 2026-11-30: an audit', "tier 'standard'", 'replicaCount', '1 of base'])
      expect(text).toContain(said);
    await page.keyboard.press('Escape');
    await page.waitForURL(/#matrix$/);
    expect(await page.evaluate('document.activeElement.dataset.cell')).toBe('1/4');
    await page.keyboard.press('Control+End');
    expect(await page.evaluate('document.activeElement.dataset.cell')).toBe(`${2 * CUSTOMERS - 1}/4`);
    await page.context().close();
    page = await report.at(`#rings?open=tenant/${names[1]}-prod`);
    await page.waitForSelector('dialog[open]');
    expect(await page.innerText('dialog')).toContain('networkPolicies\tenforce');
    await page.getByRole('link', { name: 'Customer 1' }).click();
    await page.waitForSelector('dialog h2:has-text("Customer 1 customer-0001")');
    await page.goBack();
    await page.waitForSelector('dialog h2:has-text("customer-0001-prod")');
    await page.getByRole('button', { name: 'Close' }).click();
    await page.waitForURL(/#rings$/);
  });

  it('gives each table as CSV and JSON', async () => {
    page = await report.at('#matrix?region=northeurope&product=web&q=customer-0007');
    const saved = async (name: string) => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name }).first().click(),
      ]);
      return [download.suggestedFilename(), readFileSync(await download.path(), 'utf8')] as const;
    };
    const [file, csv] = await saved('CSV');
    expect(file).toBe('releases.csv');
    expect(csv.split('\r\n')[2]).toBe(
      "customer-0007,'=1+1 <img src=x onerror=console.log(1)>,customer-0007-prod,prod,late,standard,northeurope,flux-prod,flux,web,1.0.0,2,no,,",
    );
    const [, json] = await saved('JSON');
    expect(JSON.parse(json)).toEqual([
      expect.objectContaining({ tenant: 'customer-0007-dev', version: '2.0.0', behind: 0 }),
      expect.objectContaining({ tenant: 'customer-0007-prod', version: '1.0.0', behind: 2 }),
    ]);
  });

  it('shows which version is in which ring, with what leads to who has it', async () => {
    page = await report.at('#versions?product=web');
    expect(await textsOf(page.locator('main tbody tr'))).toEqual([
      '2.0.0 1,200',
      '1.1.0−1 297',
      '1.0.0−2 3 900',
    ]);
    await page.getByRole('link', { name: '3', exact: true }).click();
    expect(await status()).toContain('3 of 1,200 customers');
    await page.getByRole('link', { name: 'Rings' }).click();
    expect(await page.locator('main tbody tr').first().innerText()).toMatch(/^early\tprod\t1\.1\.0/);
  });

  it('prints every row, and of what is opened that alone', async () => {
    page = await report.at('#matrix?ring=early');
    await page.emulateMedia({ media: 'print' });
    await page.evaluate('dispatchEvent(new Event("beforeprint"))');
    expect(await page.locator('.paper tbody tr').count()).toBe(300);
    expect([
      await page.locator('aside').isVisible(),
      await page.locator('.grid').isVisible(),
      await page.locator('.paper').isVisible(),
    ]).toEqual([false, false, true]);
    await page.evaluate('dispatchEvent(new Event("afterprint"))');
    expect(await page.locator('.paper tbody tr').count()).toBe(0);
    await page.evaluate(`location.hash = '#matrix?open=tenant/${names[1]}-prod'`);
    await page.waitForSelector('dialog[open] dl');
    expect([await page.locator('.body').isVisible(), await page.locator('dialog').isVisible()]).toEqual([
      false,
      true,
    ]);
  });

  it('shows what comes, was published, depends and runs, as it was given', async () => {
    const more = await report.another(soaking, DAY, { published, live });
    page = await more.at('#overview');
    for (const name of [
      '1 version that a ring waits for: soak or window',
      '1 REPLACE or DELETE in the last change',
      '1 runs another version than git says',
      '2 not in sync, healthy or ready',
    ])
      expect([name, await page.getByRole('link', { name }).count()]).toEqual([name, 1]);
    await page.getByRole('link', { name: 'that a ring waits for' }).click();
    await page.waitForSelector('.month');
    expect(await textsOf(page.locator('.month td.some'))).toEqual(['4 web 2.0.0 in early web 2.0.0 in late']);
    expect(await textsOf(page.locator('.tabled tbody tr'))).toEqual([
      'Dec 4, 2026 web early prod 1.0.0 2.0.0 internal to soak until Dec 4, 2026',
      'Dec 4, 2026 web late prod 1.0.0 2.0.0 early to take it until Dec 4, 2026',
    ]);
    await page.getByRole('link', { name: 'Overview' }).click();
    await page.getByRole('link', { name: 'REPLACE or DELETE' }).click();
    await page.waitForSelector('article');
    expect(await page.innerText('article')).toContain('DELETE Namespace acme-prod removed, production');
    expect(await textsOf(page.locator('main tbody tr'))).toEqual([
      expect.stringMatching(/ fleet-state c0ffee012345 Ann 1 change CHG-1$/),
      expect.stringMatching(/ acme-prod web version 0\.9\.0 1\.0\.0 late argo-prod Ann CHG-1$/),
    ]);
    await page.getByRole('link', { name: 'Dependencies' }).click();
    await page.fill('#graph-search', 'acme-prod');
    expect(await page.textContent('main [role=status]')).toMatch(/^[1-9]\d* found$/);
    expect(await page.locator('.node.found').count()).toBeGreaterThan(0);
    await page.getByRole('link', { name: 'Capacity' }).click();
    await page.waitForSelector('caption:has-text("Kinds of tenants")');
    expect(await textsOf(page.locator('main tbody tr', { hasText: 'standard' }).first())).toEqual([
      'argo-prod standard web 2 nobody says',
    ]);
    await page.evaluate("location.hash = '#live?state=live-other'");
    await page.waitForSelector('caption:has-text("as their clusters said")');
    expect(await textsOf(page.locator('main tbody tr'))).toEqual([
      'acme-prod web argo-prod Application acme-prod-web ⚑ Synced, Degraded 1.0.0 web-0.9.0 ⚑ another',
    ]);
    await page.evaluate("location.hash = '#matrix?open=release/zeta-prod/web'");
    await page.waitForSelector('dialog[open] dl');
    const opened = await page.innerText('dialog');
    for (const said of ['2.0.0, from Dec 4, 2026 on', 'waits for internal to soak until', '⚑ not there'])
      expect(opened).toContain(said);
    expect(opened).toContain('Nothing of it was published since Sep 2, 2026.');
    await page.evaluate(axe.source);
    for (const view of ['forecast', 'changes', 'graph', 'capacity', 'live', 'matrix?open=customer/acme']) {
      await page.evaluate(`location.hash = ${JSON.stringify(view)}`);
      await page.waitForSelector(view.includes('open=') ? 'dialog[open] table' : 'main h2');
      const found = await page.evaluate<string[]>(
        'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`))',
      );
      expect([view, ...found]).toEqual([view]);
    }
    expect(more.amiss.splice(0)).toEqual([]);
  });

  it('speaks German to who reads German, with numbers and days as they are written there', async () => {
    page = await report.at('#overview', { locale: 'de-DE' });
    expect(await status()).toBe(
      '1.200 von 1.200 Kunden, 2.400 von 2.400 Mandanten, 3.200 von 3.200 Releases',
    );
    expect(await page.innerText('header p')).toContain('Versionssperren am 01.12.2026');
    expect(await page.getAttribute('html', 'lang')).toBe('de');
    expect(await page.getByRole('link', { name: '1 Sperre, die abgelaufen ist' }).count()).toBe(1);
    await page.context().close();
    page = await report.at('#overview', { locale: 'fr-FR' });
    expect([await page.getAttribute('html', 'lang'), await page.textContent('h2')]).toEqual([
      'en',
      'Overview',
    ]);
  });
});
