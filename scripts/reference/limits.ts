import ts from 'typescript';

/** What zod's checks say, by what they are called. */
const SAID: Readonly<Record<string, (given: string) => string>> = {
  int: () => 'a whole number',
  min: (given) => `at least ${given}`,
  max: (given) => `at most ${given}`,
  positive: () => 'more than 0',
};

/**
 * What a schema accepts beyond what its type says, from where the key is written: the words of its message, or the bounds of a
 * number.
 */
export function limitsOf(checker: ts.TypeChecker, symbol: ts.Symbol): string | undefined {
  const [declaration] = symbol.declarations ?? [];
  if (!declaration) return undefined;
  const written = ts.isPropertyAssignment(declaration)
    ? declaration.initializer
    : shorthandOf(checker, declaration);
  const found = written ? [...saidBy(checker, written)] : [];
  const message = found.find((each) => each.startsWith('expected '));
  if (message !== undefined) return message.replace('expected ', '');
  return found.includes(SAID['int']!('')) ? [...new Set(found)].join(', ') : undefined;
}

/** What `{ flag }` stands for. */
function shorthandOf(checker: ts.TypeChecker, declaration: ts.Node): ts.Expression | undefined {
  if (!ts.isShorthandPropertyAssignment(declaration)) return undefined;
  return valueOf(checker, checker.getShorthandAssignmentValueSymbol(declaration));
}

/** What a constant is made as. */
function valueOf(checker: ts.TypeChecker, symbol: ts.Symbol | undefined): ts.Expression | undefined {
  const named = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const declaration = named?.valueDeclaration;
  return declaration && ts.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
}

function* textsIn(node: ts.Node): Generator<string> {
  if (ts.isStringLiteral(node)) yield node.text;
  for (const child of node.getChildren()) yield* textsIn(child);
}

/** What a function of ours gives: `cpu()`. */
function resultOf(checker: ts.TypeChecker, called: ts.Identifier): ts.Node | undefined {
  const symbol = checker.getSymbolAtLocation(called);
  const named = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const declaration = named?.valueDeclaration;
  return declaration && ts.isFunctionDeclaration(declaration) ? declaration.body : undefined;
}

/** Along a chain of calls, from its end: `z.int().min(1)`. What is in a map or a list is of other values. */
function* saidBy(checker: ts.TypeChecker, written: ts.Expression): Generator<string> {
  if (ts.isIdentifier(written)) {
    const value = valueOf(checker, checker.getSymbolAtLocation(written));
    if (value) yield* saidBy(checker, value);
  } else if (ts.isCallExpression(written)) {
    const { expression, arguments: given } = written;
    const method = ts.isPropertyAccessExpression(expression) ? expression : undefined;
    if (method && ['array', 'byName', 'strictObject', 'union', 'record'].includes(method.name.text)) return;
    if (method) yield* saidBy(checker, method.expression);
    const body = ts.isIdentifier(expression) ? resultOf(checker, expression) : undefined;
    if (body) yield* textsIn(body);
    for (const each of given) if (ts.isStringLiteral(each)) yield each.text;
    const say = SAID[method?.name.text ?? ''];
    const [bound] = given;
    if (say) yield say(bound && ts.isNumericLiteral(bound) ? bound.text : '');
  }
}
