import { join } from 'node:path';
import ts from 'typescript';

/** What people write, with every type that it is made of. It leads to no cdk8s, so that it is soon read. */
const ENTRY = 'lib/authored/specs.ts';

/** The types of lib as the compiler, and so an editor, has them. */
export interface Declared {
  readonly checker: ts.TypeChecker;
  /** The exported type of that name. */
  readonly typeOf: (name: string) => ts.Type;
}

export function declared(root: string): Declared {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as {
    config: unknown;
  };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const program = ts.createProgram([join(root, ENTRY)], { ...options, types: [] });
  const checker = program.getTypeChecker();
  const types = new Map<string, ts.Type>();
  for (const source of program.getSourceFiles()) {
    const module = checker.getSymbolAtLocation(source);
    if (!module || !source.fileName.startsWith(join(root, 'lib/'))) continue;
    for (const symbol of checker.getExportsOfModule(module))
      if (symbol.flags & (ts.SymbolFlags.TypeAlias | ts.SymbolFlags.Interface))
        types.set(symbol.name, checker.getDeclaredTypeOfSymbol(symbol));
  }
  const typeOf = (name: string) => {
    const type = types.get(name);
    if (!type) throw new Error(`no type is called ${name}: correct it in scripts/reference/pages.ts`);
    return type;
  };
  return { checker, typeOf };
}
