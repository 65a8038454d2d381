/** What ARM evaluates. Source: Azure Resource Manager, "Syntax and expressions in ARM templates". */
export function expression(text: string): string {
  return `[${text}]`;
}

/** The value of a parameter, where ARM takes text. */
export function parameter(name: string): string {
  return expression(`parameters('${name}')`);
}

/** The value of a parameter, where ARM takes base64: whoever deploys gives the text itself. */
export function encodedParameter(name: string): string {
  return expression(`base64(parameters('${name}'))`);
}

/** The value with every text in it as it is: what is in brackets would be an expression. */
export function literal<T>(value: T): T {
  if (typeof value === 'string') return (/^\[.*\]$/s.test(value) ? `[${value}` : value) as T;
  if (Array.isArray(value)) return value.map(literal) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, literal<unknown>(inner)])) as T;
}
