import { draw, formats, views, type ViewName } from '../../../lib/graph';
import { awkward } from '../../support/graphs';
import { planOf, sampleSpecs } from '../../support/sample';
import { customer, specs } from '../../support/specs';

/** Texts of well-formed XML, in their order. @throws Error at a tag that is not closed, or an `&` that stands for nothing */
function textsIn(xml: string): string[] {
  const open: string[] = [];
  const texts: string[] = [];
  const body = xml.replace(/<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>]*>/gs, '');
  for (const [all, closing, name, , empty, text] of body.matchAll(
    /<(\/?)([\w:]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|([^<]+)|</g,
  )) {
    if (text !== undefined) {
      if (/&(?!(amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(text)) throw new Error(`not XML: ${text}`);
      if (open.at(-1) === 'text') texts.push(text);
    } else if (name === undefined) throw new Error(`not XML: ${all}`);
    else if (closing) {
      if (open.pop() !== name) throw new Error(`not open: ${name}`);
    } else if (!empty) open.push(name);
  }
  if (open.length > 0) throw new Error(`not closed: ${open.join(', ')}`);
  return texts.map((text) =>
    text
      .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
      .replace(/&quot;/g, '"')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&amp;/g, '&')
      .replace(/\u00a0/g, ' '),
  );
}

describe('svg', () => {
  it.each(Object.keys(views) as ViewName[])('shows every title and label of the view %s', async (view) => {
    const graph = draw(planOf(sampleSpecs()), view);
    const expected = [
      ...[...graph.groups, ...graph.nodes].map(({ title }) => title),
      ...graph.edges.flatMap(({ label }) => label ?? []),
    ];
    const texts = textsIn(await formats.svg.write(graph));
    const left = [...texts];
    for (const text of expected) left.splice(left.indexOf(text), left.includes(text) ? 1 : 0);
    expect(texts).toEqual(expect.arrayContaining(expected));
    expect(left.length).toBe(texts.length - expected.length);
    const runs = graph.nodes.flatMap(({ kind, about }) => (kind === 'ring' ? (about?.['runs'] ?? []) : []));
    // Beside them there are what rings run, and what arrows say.
    expect(left.filter((text) => !runs.includes(text)).length).toBe(
      graph.edges.length === 0 ? 0 : 1 + new Set(graph.edges.map(({ kind }) => kind)).size,
    );
  });

  it('says what a ring runs, and what each kind of arrow means', async () => {
    const texts = textsIn(await formats.svg.write(draw(planOf(sampleSpecs()), 'fleet')));
    const at = texts.findIndex((text) => text.startsWith('apps-ring1'));
    expect(texts.slice(at + 1, at + 4)).toEqual([
      expect.stringMatching(/^product-a \d/),
      expect.stringMatching(/^product-b \d/),
      expect.stringMatching(/^product-c \d/),
    ]);
    expect(texts).toEqual(expect.arrayContaining(['Legend', 'builds on', 'is managed by']));
  });

  it('has a node for each ring instead of a hundred for its tenants', async () => {
    const many = specs({
      customers: Array.from({ length: 100 }, (_, index) =>
        customer(`customer-${index}`, {
          tenants: {
            prod: {
              cluster: index % 2 === 0 ? 'argo-prod' : 'flux-prod',
              ring: index < 30 ? 'early' : 'late',
            },
          },
        }),
      ),
    });
    const graph = draw(planOf(many), 'fleet');
    const svg = await formats.svg.write(graph);
    const texts = textsIn(svg);
    expect(texts.filter((text) => /^\d+ /.test(text)).sort()).toEqual([
      '30 states of early',
      '30 tenants of early',
      '70 states of late',
      '70 tenants of late',
    ]);
    expect(texts).toContain('web 1.0.0');
    // In points: a screen or two.
    expect(Number(/ height="(\d+)pt"/.exec(svg)![1])).toBeLessThan(1500);
    // Programs get every one.
    expect(graph.nodes.filter(({ kind }) => kind === 'tenant')).toHaveLength(100);
  });

  it('shows text that means something to XML as it is', async () => {
    const texts = textsIn(await formats.svg.write(awkward));
    expect(texts).toEqual(
      expect.arrayContaining(['CI/CD & "more"', 'a "quoted" <b>title</b> & \\n', '📦 *box*']),
    );
  });

  it('is the same each time', async () => {
    const graph = draw(planOf(sampleSpecs()), 'fleet');
    const first = await formats.svg.write(graph);
    expect(await formats.svg.write(graph)).toBe(first);
    expect(first).toMatch(/<svg [^>]*width="\d+pt"/);
  });
});
