import { TemplateFault, uncertain } from './fault';
import { pieces, type Piece, type Token } from './lexer';
import { Operands } from './operands';
import type { Block, Node, Parsed, Pipe } from './tree';

type Action = Piece & { readonly kind: 'action' };
type Control = 'if' | 'with' | 'range';

/** What Argo CD calls the whole: to define a template of that name would replace it. */
const WHOLE = new Set(['', 'base']);

/**
 * Reads a template as Go's text/template does. Functions are known by name here, as there: an unknown one is a
 * mistake wherever it stands.
 *
 * @throws TemplateFault
 */
export function parse(template: string, isFunction: (name: string) => void): Parsed {
  return new Parser(pieces(template), isFunction).template();
}

class Parser {
  private at = 0;
  /** Variables in sight. */
  private variables: string[] = [''];
  private loops = 0;
  private readonly named = new Map<string, Block>();

  constructor(
    private readonly found: readonly Piece[],
    private readonly isFunction: (name: string) => void,
  ) {}

  template(): Parsed {
    const { block: main, end } = this.block(true);
    if (end) throw new TemplateFault(`unexpected ${end.source}`, 'remove it: nothing is open there');
    return { main, named: this.named };
  }

  /** Up to `{{end}}` or `{{else}}`, or to the end of the template. */
  private block(isWhole = false): { block: Block; end?: Action } {
    const block: Node[] = [];
    for (let piece = this.found[this.at++]; piece; piece = this.found[this.at++]) {
      if (piece.kind === 'text') {
        block.push(piece);
        continue;
      }
      const [first, ...rest] = piece.tokens;
      const word = first?.kind === 'word' ? first.text : undefined;
      if (word === 'end' || word === 'else') return { block, end: piece };
      if (word === 'define') {
        if (!isWhole) throw unexpected(piece, 'define templates at the top, outside of other blocks');
        this.define(piece, rest);
      } else block.push(this.action(word, piece, rest));
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
      case 'template':
        return this.called(piece, rest);
      case 'block':
        if (rest.length < 2) throw unexpected(piece, 'write what the dot is after the name');
        this.define(piece, rest.slice(0, 1));
        return this.called(piece, rest);
      default:
        return { kind: 'action', pipe: this.pipe(piece, piece.tokens) };
    }
  }

  /** A template that is defined; what it says stands up to `{{end}}`. It sees no variables but its own. */
  private define(piece: Action, tokens: readonly Token[]): void {
    const name = nameOf(piece, tokens);
    if (tokens.length > 1) throw unexpected(piece, 'nothing follows the name');
    if (WHOLE.has(name)) throw uncertain(`a template is called "${name}", as Argo CD calls the whole`);
    const { variables, loops } = this;
    this.variables = [''];
    this.loops = 0;
    const { block, end } = this.block();
    this.variables = variables;
    this.loops = loops;
    if (end?.tokens[0]?.text !== 'end' || end.tokens.length > 1)
      throw new TemplateFault(`${piece.source} is not closed`, 'end it with {{ end }}');
    const known = this.named.get(name);
    if (known && !isBlank(known) && !isBlank(block))
      throw new TemplateFault(`the template "${name}" is defined twice`, 'give each a name of its own');
    if (!known || isBlank(known)) this.named.set(name, block);
  }

  private called(piece: Action, tokens: readonly Token[]): Node {
    const name = nameOf(piece, tokens);
    const pipe = tokens.length > 1 ? this.pipe(piece, tokens.slice(1)) : undefined;
    return { kind: 'template', name, ...(pipe && { pipe }) };
  }

  private control(kind: Control, piece: Action, tokens: readonly Token[]): Node {
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

  private otherwise(kind: Control, piece: Action, end: Action): Block | undefined {
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

function nameOf(piece: Action, [name]: readonly Token[]): string {
  if (name?.kind === 'string') return name.text;
  throw unexpected(piece, 'write the name of the template as a string');
}

/** Whether there is nothing to print, which another template of the name replaces. */
function isBlank(block: Block): boolean {
  return block.every((node) => node.kind === 'text' && node.text.trim() === '');
}

function unexpected(piece: Action, fix: string): TemplateFault {
  return new TemplateFault(`unexpected ${piece.source}`, fix);
}
