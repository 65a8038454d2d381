import { unquoted } from './escapes';
import { TemplateFault } from './fault';
import { numeralOf } from './numbers/numeral';

/** A piece of a template: text, or what stands between `{{` and `}}`. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'action'; readonly source: string; readonly tokens: readonly Token[] };

export interface Token {
  readonly kind: 'word' | 'field' | 'variable' | 'string' | 'char' | 'number' | 'mark' | 'dot';
  /** Of a string its content, of a field or variable its name. */
  readonly text: string;
  /** Whether a space stands before it, which separates arguments. */
  readonly apart: boolean;
}

/** Splits a template into text and actions, and trims where actions ask for it. */
export function pieces(template: string): Piece[] {
  const found: Piece[] = [];
  let rest = template;
  let trims = false;
  for (;;) {
    const open = rest.indexOf('{{');
    const opens = open >= 0 && /^\{\{-[ \t\r\n]/.test(rest.slice(open, open + 4));
    let text = open < 0 ? rest : rest.slice(0, open);
    if (trims) text = text.replace(/^[ \t\r\n]+/, '');
    if (opens) text = text.replace(/[ \t\r\n]+$/, '');
    if (text !== '') found.push({ kind: 'text', text });
    if (open < 0) return found;
    rest = rest.slice(open + (opens ? 3 : 2));
    const comment = /^[ \t\r\n]*\/\*/.exec(opens ? rest : rest.startsWith('/*') ? rest : '');
    if (comment) {
      const end = /\*\/([ \t\r\n]-)?\}\}/.exec(rest);
      if (!end) throw new TemplateFault('a comment is not closed', 'end it with */}}');
      trims = end[1] !== undefined;
      rest = rest.slice(end.index + end[0].length);
      continue;
    }
    const action = tokens(rest);
    found.push({ kind: 'action', source: `{{${rest.slice(0, action.end)}}}`, tokens: action.tokens });
    trims = action.trims;
    rest = rest.slice(action.next);
  }
}

const PATTERNS: readonly (readonly [Token['kind'] | 'space', RegExp])[] = [
  ['space', /[ \t\r\n]+/y],
  ['string', /"(?:[^"\\\n]|\\.)*"|`[^`]*`/y],
  ['char', /'(?:[^'\\\n]|\\.)*'/y],
  ['variable', /\$[\p{L}\p{Nd}_]*/uy],
  ['field', /\.[\p{L}_][\p{L}\p{Nd}_]*/uy],
  ['number', /[+-]?\.?\d(?:[\p{L}\p{Nd}_.]|(?<=[eEpP])[+-])*/uy],
  ['dot', /\./y],
  ['word', /[\p{L}_][\p{L}\p{Nd}_]*/uy],
  ['mark', /:=|[=|(),]/y],
];

interface Action {
  readonly tokens: readonly Token[];
  /** Where the action ends, and where text goes on. */
  readonly end: number;
  readonly next: number;
  readonly trims: boolean;
}

function tokens(source: string): Action {
  const found: Token[] = [];
  let at = 0;
  let apart = false;
  for (;;) {
    const close = /^([ \t\r\n]+-)?\}\}/.exec(source.slice(at)) ?? (apart && /^-\}\}/.exec(source.slice(at)));
    if (close) {
      return { tokens: found, end: at, next: at + close[0].length, trims: close[0].includes('-') };
    }
    const match = next(source, at);
    if (!match) {
      const [char] = source.slice(at);
      throw char === undefined
        ? new TemplateFault('an action is not closed', 'end it with }}')
        : new TemplateFault(
            `unexpected '${char}' in {{${excerpt(source)}`,
            'see the syntax of text/template',
          );
    }
    const [kind, text] = match;
    at += text.length;
    if (kind !== 'space') found.push({ kind, text: meaning(kind, text), apart });
    apart = kind === 'space';
  }
}

function next(source: string, at: number): readonly [Token['kind'] | 'space', string] | undefined {
  for (const [kind, pattern] of PATTERNS) {
    pattern.lastIndex = at;
    const [text] = pattern.exec(source) ?? [];
    if (text === undefined) continue;
    // What begins as a number is nothing else.
    return kind === 'number' && !numeralOf(text) ? undefined : [kind, text];
  }
  return undefined;
}

function meaning(kind: Token['kind'], text: string): string {
  if (kind === 'field' || kind === 'variable') return text.slice(1);
  if (kind === 'char') return unquoted(text.slice(1, -1), "'");
  if (kind !== 'string') return text;
  return text.startsWith('`') ? text.slice(1, -1) : unquoted(text.slice(1, -1), '"');
}

function excerpt(source: string): string {
  const [line = ''] = source.split(/\n|\}\}/);
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}
