import { TemplateFault } from './fault';
import { pieces, type Piece, type Token } from './lexer';
import { Operands } from './operands';
import type { Block, Node, Pipe } from './tree';

type Action = Piece & { readonly kind: 'action' };

/**
 * Reads a template as Go's text/template does. Functions are known by name here, as there: an unknown one is a
 * mistake wherever it stands.
 *
 * @throws TemplateFault
 */
export function parse(template: string, isFunction: (name: string) => void): Block {
  return new Parser(pieces(template), isFunction).template();
}

class Parser {
  private at = 0;
  /** Variables in sight. */
  private variables: string[] = [''];
  private loops = 0;

  constructor(
    private readonly found: readonly Piece[],
    private readonly isFunction: (name: string) => void,
  ) {}

  template(): Block {
    const { block, end } = this.block();
    if (end) throw new TemplateFault(`unexpected ${end.source}`, 'remove it: nothing is open there');
    return block;
  }

  /** Up to `{{end}}` or `{{else}}`, or to the end of the template. */
  private block(): { block: Block; end?: Action } {
    const block: Node[] = [];
    for (let piece = this.found[this.at++]; piece; piece = this.found[this.at++]) {
      if (piece.kind === 'text') {
        block.push(piece);
        continue;
      }
      const [first, ...rest] = piece.tokens;
      const word = first?.kind === 'word' ? first.text : undefined;
      if (word === 'end' || word === 'else') return { block, end: piece };
      block.push(this.action(word, piece, rest));
    }
    return { block };
  }

  private action(word: string | undefined, piece: Action, rest: readonly Token[]): Node {
    switch (word) {
      case 'if':
      case 'with':
      case 'range':
        return this.control(word, piece, rest);
      case 'break':
      case 'continue':
        if (this.loops === 0 || rest.length > 0) throw unexpected(piece, 'it stands alone, inside {{range}}');
        return { kind: word };
      case 'define':
      case 'template':
      case 'block':
        throw new TemplateFault(
          `${piece.source} defines or uses another template`,
          'write its content where it is used: a template of an ApplicationSet is one string',
        );
      default:
        return { kind: 'action', pipe: this.pipe(piece, piece.tokens) };
    }
  }

  private control(kind: 'if' | 'with' | 'range', piece: Action, tokens: readonly Token[]): Node {
    const outside = this.variables;
    this.variables = [...outside];
    const pipe = this.pipe(piece, tokens, kind === 'range');
    const inside = [...this.variables];
    if (kind === 'range') this.loops++;
    const { block: then, end } = this.block();
    if (kind === 'range') this.loops--;
    if (!end) throw new TemplateFault(`${piece.source} is not closed`, 'end it with {{ end }}');
    this.variables = [...inside];
    const other = this.otherwise(kind, piece, end);
    this.variables = outside;
    return { kind, pipe, then, ...(other ? { else: other } : {}) };
  }

  private otherwise(kind: 'if' | 'with' | 'range', piece: Action, end: Action): Block | undefined {
    const [word, next, ...rest] = end.tokens;
    if (word?.text === 'end') {
      if (next) throw unexpected(end, 'nothing follows end');
      return undefined;
    }
    if (next) {
      if (kind === 'range' || next.text !== kind)
        throw unexpected(end, `write {{ else }} or {{ else ${kind} … }}`);
      // It shares the {{end}} of what it is an else of.
      return [this.control(kind, end, rest)];
    }
    const { block, end: closed } = this.block();
    if (closed?.tokens[0]?.text !== 'end') {
      throw new TemplateFault(`${piece.source} is not closed`, 'end it with {{ end }}');
    }
    return block;
  }

  private pipe(piece: Action, tokens: readonly Token[], ranges = false): Pipe {
    return new Operands(piece.source, tokens, this.variables, this.isFunction).pipe(ranges);
  }
}

function unexpected(piece: Action, fix: string): TemplateFault {
  return new TemplateFault(`unexpected ${piece.source}`, fix);
}
