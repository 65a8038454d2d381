import { TemplateFault } from '../template';
import type { Texts } from '../texts';

/**
 * Templates of sets without `goTemplate`: `{{name}}` stands for a parameter that is a string, and what is none is left
 * as it is. Source: github.com/valyala/fasttemplate, as Argo CD calls it.
 */
export const fastTemplates: Texts = {
  render(template, { entries }) {
    const filled = piecesOf(template).map(({ text, tag }) => {
      if (tag === undefined) return text;
      const value = entries.get(tag.trim());
      return typeof value === 'string' && tag.trim() !== '' ? value : `{{${tag}}}`;
    });
    return filled.join('');
  },
  misread(template) {
    try {
      piecesOf(template);
      return undefined;
    } catch (fault) {
      if (fault instanceof TemplateFault) return fault;
      throw fault;
    }
  },
  partly(strings, params) {
    const entries = Object.entries(strings).map(([key, text]) => [key, this.render(text, params)] as const);
    return Object.fromEntries(entries);
  },
};

interface Piece {
  readonly text: string;
  /** What stands between the braces. @default - it is text */
  readonly tag?: string;
}

/**
 * Text and tags in turn. What has no pair of braces on one line is text as a whole.
 *
 * @throws TemplateFault where braces are not closed
 */
export function piecesOf(template: string): Piece[] {
  if (!/\{\{.*\}\}/.test(template)) return [{ text: template }];
  const [first = '', ...rest] = template.split('{{');
  const found: Piece[] = [{ text: first }];
  let open: string | undefined;
  for (const part of rest) {
    const whole: string = open === undefined ? part : `${open}{{${part}`;
    const end = whole.indexOf('}}');
    if (end === -1) {
      open = whole;
      continue;
    }
    open = undefined;
    found.push({ text: '', tag: whole.slice(0, end) }, { text: whole.slice(end + 2) });
  }
  if (open === undefined) return found;
  throw new TemplateFault(`{{${open.slice(0, 60)} is not closed`, 'end it with }}');
}
