import { join } from 'node:path';
import type ts from 'typescript';

/** A fleet's TypeScript project, as its tsconfig.json describes it. */
export class Project {
  /** Files that the compiler begins with and that are no customer's. */
  readonly shared: readonly string[];
  /** Modules below `customers/` that say nothing about any other module. */
  readonly customers: readonly string[];
  private readonly host: ts.CompilerHost;

  constructor(
    private readonly compiler: typeof ts,
    private readonly parsed: ts.ParsedCommandLine,
    root: string,
  ) {
    const folder = `${join(root, 'customers').replaceAll('\\', '/')}/`;
    const isCustomer = (file: string) =>
      file.startsWith(folder) && isAlone(compiler.sys.readFile(file) ?? '');
    this.customers = parsed.fileNames.filter(isCustomer);
    const customers = new Set(this.customers);
    this.shared = parsed.fileNames.filter((file) => !customers.has(file));
    this.host = this.hostFor(customers);
  }

  /** What is wrong with tsconfig.json. */
  get errors(): readonly ts.Diagnostic[] {
    return this.parsed.errors;
  }

  /** Everything that a verdict depends on beside the text of files. */
  get settings(): string {
    return JSON.stringify([this.compiler.version, this.parsed.options, this.shared]);
  }

  programOf(rootNames: readonly string[]): ts.Program {
    const { options, projectReferences } = this.parsed;
    return this.compiler.createProgram({ rootNames, options, projectReferences, host: this.host });
  }

  /** Paths of the modules that the file imports; what cannot be found is left out. */
  importsOf({ text, fileName }: ts.SourceFile): string[] {
    const { importedFiles, typeReferenceDirectives, referencedFiles } = this.compiler.preProcessFile(text);
    if (typeReferenceDirectives.length + referencedFiles.length > 0) return [fileName];
    return importedFiles.map((imported) => {
      const { resolvedModule } = this.compiler.resolveModuleName(
        imported.fileName,
        fileName,
        this.parsed.options,
        this.host,
      );
      return resolvedModule?.resolvedFileName ?? imported.fileName;
    });
  }

  /** Files of all programs are parsed once, except customers': of these there may be very many. */
  private hostFor(customers: ReadonlySet<string>): ts.CompilerHost {
    const host = this.compiler.createCompilerHost(this.parsed.options);
    const known = new Map<string, ts.SourceFile | undefined>();
    const getSourceFile: typeof host.getSourceFile = (file, ...rest) => {
      if (customers.has(file)) return host.getSourceFile(file, ...rest);
      if (!known.has(file)) known.set(file, host.getSourceFile(file, ...rest));
      return known.get(file);
    };
    return { ...host, getSourceFile };
  }
}

/** The project of the folder, or what is wrong with its tsconfig.json. */
export function projectIn(root: string, compiler: typeof ts): Project | readonly ts.Diagnostic[] {
  const unreadable: ts.Diagnostic[] = [];
  const parsed = compiler.getParsedCommandLineOfConfigFile(
    join(root, 'tsconfig.json'),
    // Nothing is written, so what is written does not matter.
    { noEmit: true, declaration: false, composite: false, incremental: false },
    { ...compiler.sys, onUnRecoverableConfigFileDiagnostic: (fault) => unreadable.push(fault) },
  );
  return parsed ? new Project(compiler, parsed, root) : unreadable;
}

/** Whether a text can be judged without others of its kind: it is a module, and adds to no other one. */
function isAlone(text: string): boolean {
  return /^(?:import|export)\b/m.test(text) && !/\bdeclare\s+(?:global|module)\b/.test(text);
}
