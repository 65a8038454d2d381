/** A variable that Flux puts a value in place of. */
export interface Variable {
  readonly name: string;
  /** The text says what to put where the variable has no value. */
  readonly hasDefault: boolean;
}

export interface Variables {
  readonly variables: readonly Variable[];
  /** How what follows a `${` begins that Flux cannot read; it then applies nothing of the Kustomization. */
  readonly unreadable: readonly string[];
}

/** The name that Flux takes for a variable's. Source: Flux, "Kustomization", "Post build variable substitution". */
export const VARIABLE_NAME = /^[_a-zA-Z][_a-zA-Z0-9]*$/;

/** Letters and digits of any alphabet may stand in a text, though no variable has such a name. */
const NAME = /[\p{L}\p{Nd}_]+/uy;
const DEFAULT = /:[=\-?+]|=/y;
/** A part of the value, its case, or what is replaced in it. */
const FUNCTION = /:|\/[/#%]?|##?|%%?/y;
const CASE = /,,?|\^\^?/y;

/**
 * What Flux would substitute in a text. `$${` stands for `${`, and `$NAME` for itself. Source: Flux, "Kustomization",
 * "Post build variable substitution", and the README of fluxcd/pkg/envsubst.
 */
export function variablesIn(text: string): Variables {
  const found: { variables: Variable[]; unreadable: string[] } = { variables: [], unreadable: [] };
  for (let at = text.indexOf('$'); at !== -1; at = text.indexOf('$', at)) {
    if (text.startsWith('$$', at)) at += 2;
    else if (!text.startsWith('${', at)) at += 1;
    else {
      const end = expression(text, at, found.variables);
      if (end === undefined) found.unreadable.push(text.slice(at, at + 20));
      at = end ?? at + 2;
    }
  }
  return found;
}

/** Where the expression that begins here ends; `undefined` where it cannot be read. Inner ones are found first. */
function expression(text: string, start: number, variables: Variable[]): number | undefined {
  const isLength = text[start + 2] === '#';
  const nameAt = start + (isLength ? 3 : 2);
  const name = match(NAME, text, nameAt);
  if (name === undefined) return undefined;
  const after = nameAt + name.length;
  const byDefault = isLength ? undefined : match(DEFAULT, text, after);
  const operator = byDefault ?? (isLength ? undefined : match(FUNCTION, text, after));
  const end =
    operator === undefined
      ? after + (isLength ? 0 : (match(CASE, text, after)?.length ?? 0))
      : argument(text, after + operator.length, variables);
  if (end === undefined || text[end] !== '}') return undefined;
  if (
    operator !== undefined &&
    !byDefault &&
    !isApplicable(operator, text.slice(after + operator.length, end))
  )
    return undefined;
  variables.push({ name, hasDefault: byDefault !== undefined });
  return end + 1;
}

/** A function has an argument, and a replacement two. */
function isApplicable(operator: string, argument: string): boolean {
  return operator.startsWith('/') ? argument.includes('/') : argument !== '';
}

/** Where the closing brace is, past expressions within. */
function argument(text: string, start: number, variables: Variable[]): number | undefined {
  let at = start;
  while (at < text.length && text[at] !== '}') {
    const next = text.startsWith('${', at) ? expression(text, at, variables) : at + 1;
    if (next === undefined) return undefined;
    at = next;
  }
  return at;
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
