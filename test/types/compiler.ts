import { join, relative } from 'node:path';
import ts from 'typescript';

/** The program's folder. */
export const ROOT = join(__dirname, '..', '..');

/** The compiler's options of the project, without the global types that no case needs. */
export function options(): ts.CompilerOptions {
  const file = join(ROOT, 'tsconfig.json');
  const { config } = ts.readConfigFile(file, (path) => ts.sys.readFile(path)) as { config: unknown };
  return { ...ts.parseJsonConfigFileContent(config, ts.sys, ROOT).options, types: [] };
}

/** What the compiler says of one line, with everything that follows from it. */
export interface Told {
  /** `test/types/cases/customers.ts:12`. */
  readonly at: string;
  readonly text: string;
}

/** What the compiler says of the files, whose text need not be what is on disk. */
export function compile(texts: ReadonlyMap<string, string>): Told[] {
  const host = ts.createCompilerHost(options(), true);
  host.fileExists = (file) => texts.has(file) || ts.sys.fileExists(file);
  host.readFile = (file) => texts.get(file) ?? ts.sys.readFile(file);
  const program = ts.createProgram([...texts.keys()], options(), host);
  return [...texts.keys()]
    .map((file) => program.getSourceFile(file)!)
    .flatMap((source) => [
      ...program.getSyntacticDiagnostics(source),
      ...program.getSemanticDiagnostics(source),
    ])
    .map(({ file, start, messageText }) => ({
      at: place(file!.fileName, file!.getLineAndCharacterOfPosition(start!).line),
      text: ts.flattenDiagnosticMessageText(messageText, '\n'),
    }));
}

/** A place as people count: lines from 1, and files from the program's folder. */
export function place(file: string, line: number): string {
  return `${relative(ROOT, file)}:${line + 1}`;
}

/** The text with the members of every union in one order: the compiler's own depends on what else it compiles. */
export function inOrder(text: string): string {
  const member = /"[^"]*"|`[^`]*`|\w+/.source;
  return text.replace(new RegExp(`(?:${member})(?: \\| (?:${member}))+`, 'g'), (union) =>
    union.split(' | ').sort().join(' | '),
  );
}
