import { createHash } from 'node:crypto';
import { relative, sep } from 'node:path';
import type ts from 'typescript';
import { keep } from '../incremental/cache';
import { readVerdicts, type Verdicts } from './verdicts';
import { projectIn } from './project';

/** What is found, and what it took. */
export interface Checked {
  /** In the compiler's order. */
  readonly faults: readonly ts.Diagnostic[];
  /** How many customers' modules were checked, because no run before had found them to be right. */
  readonly customers: number;
  /** Types that the compiler instantiated: a measure of its work that does not depend on the machine. */
  readonly instantiations: number;
}

export interface CheckOptions {
  /** Folder of the program, with its tsconfig.json. */
  readonly root: string;
  /** Path of the file that keeps what is known for the next run. */
  readonly known: string;
  /** A checker forgets no type, so another one goes on after so many instantiations. @default 1000000, some 300 MB */
  readonly most?: number;
  /** Is told how many of the customers are done. @default - nobody is */
  readonly progress?: (done: number, all: number) => void;
}

/** How many customers' modules are parsed at a time. */
const PARSED = 500;

/**
 * Checks all modules of a fleet's project as `tsc --noEmit` does, but customers in batches, each beside everything that is no
 * customer's: so memory does not grow with customers. A customer whose module is as it was when it was found to be right is
 * not checked again, unless something that is no customer's changed.
 */
export function checkTypes(compiler: typeof ts, options: CheckOptions): Checked {
  const { root, known, most = 1_000_000, progress } = options;
  const project = projectIn(root, compiler);
  if (!('programOf' in project)) return { faults: project, customers: 0, instantiations: 0 };

  const shared = project.programOf(project.shared);
  const done = new Set(shared.getSourceFiles().map(({ fileName }) => fileName));
  const isShared = new Set(done);
  const texts = shared.getSourceFiles().flatMap(({ fileName, text }) => [fileName, text]);
  const key = digest(project.settings, ...texts);
  const before = readVerdicts(known, key);
  const syntax = [...shared.getSyntacticDiagnostics()];
  const general = [...shared.getOptionsDiagnostics(), ...shared.getGlobalDiagnostics()];
  const semantic = before.isRight ? [] : [...shared.getSemanticDiagnostics()];
  const isRight = syntax.length + general.length + semantic.length === 0;
  let instantiations = shared.getInstantiationCount();

  const isCustomer = new Set(project.customers);
  const right: Record<string, string> = {};
  const nameOf = (file: string) => relative(root, file).replaceAll(sep, '/');
  let pending: string[] = [];
  for (const file of project.customers) {
    // What others import has been checked with them.
    if (isShared.has(file)) continue;
    const digested = digest(compiler.sys.readFile(file) ?? '');
    if (before.right[nameOf(file)] === digested) right[nameOf(file)] = digested;
    else pending.push(file);
  }
  const customers = pending.length;

  const judge = (file: string, program: ts.Program): void => {
    done.add(file);
    const source = program.getSourceFile(file)!;
    const faults = [program.getSyntacticDiagnostics(source), program.getSemanticDiagnostics(source)] as const;
    syntax.push(...faults[0]);
    semantic.push(...faults[1]);
    if (faults.flat().length === 0 && project.importsOf(source).every((each) => isShared.has(each)))
      right[nameOf(file)] = digest(source.text);
  };
  while (pending.length > 0) {
    const batch = pending.slice(0, PARSED);
    const program = project.programOf([...project.shared, ...batch]);
    for (const file of batch) {
      judge(file, program);
      if (program.getInstantiationCount() >= most) break;
    }
    // What they alone import, and no tsconfig.json names.
    const more = program.getSourceFiles().map(({ fileName }) => fileName);
    for (const file of more) if (!done.has(file) && !isCustomer.has(file)) judge(file, program);
    instantiations += program.getInstantiationCount();
    pending = pending.filter((file) => !done.has(file));
    progress?.(customers - pending.length, customers);
  }
  keep(known, { key, isRight, right } satisfies Verdicts);
  // As tsc: types are judged where everything can be read.
  const found = [syntax, general, semantic].find((each) => each.length > 0) ?? [];
  const faults = compiler.sortAndDeduplicateDiagnostics([...project.errors, ...found]);
  return { faults, customers, instantiations };
}

function digest(...texts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(`${text.length}:`).update(text);
  return hash.digest('hex');
}
