import { draw, formats, views, type ViewName } from '../../../lib/graph';
import { awkward } from '../../support/graphs';
import { planOf, sampleSpecs } from '../../support/sample';

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
    expect(textsIn(await formats.svg.write(graph)).sort()).toEqual(expected.sort());
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
