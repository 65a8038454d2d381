import type { Dict, Value } from '../value';

/** What a parameter of a Go function takes. */
interface Kinds {
  any: Value;
  string: string;
  int: bigint;
  float: number;
  bool: boolean;
  /** map[string]any */
  dict: Dict;
  list: readonly Value[];
}

export type Kind = keyof Kinds;

/** A function that templates call. */
export interface TemplateFunction {
  readonly params: readonly Kind[];
  /** Of all further arguments. @default - there are none */
  readonly rest?: Kind;
  readonly call: (...args: never[]) => Value;
}

type Args<Params extends readonly Kind[]> = { [Index in keyof Params]: Kinds[Params[Index]] };

/** A function of as many arguments as kinds. */
export function takes<const Params extends readonly Kind[]>(
  params: Params,
  call: (...args: Args<Params>) => Value,
): TemplateFunction {
  return { params, call: call as unknown as TemplateFunction['call'] };
}

/** A function whose last kind is that of any number of arguments. */
export function takesMany<const Params extends readonly Kind[], Rest extends Kind>(
  params: Params,
  rest: Rest,
  call: (...args: [...Args<Params>, ...Kinds[Rest][]]) => Value,
): TemplateFunction {
  return { params, rest, call: call as unknown as TemplateFunction['call'] };
}

export type Functions = Readonly<Record<string, TemplateFunction>>;

/** The functions, and each by its name with `must` before it: what fails in these fails in those as well. */
export function withMust(functions: Functions): Functions {
  const must = Object.entries(functions).map(([name, each]) => [
    `must${name[0]!.toUpperCase()}${name.slice(1)}`,
    each,
  ]);
  return { ...functions, ...(Object.fromEntries(must) as Functions) };
}
