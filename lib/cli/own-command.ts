import { spawn } from 'node:child_process';
import { relative, resolve } from 'node:path';
import { LIBRARY } from '../upgrade/fleet-package';

/** What runs the program as it runs now, for node; a verb is to follow. */
export function commandOf(root: string): string[] {
  const loaders = process.execArgv.length > 0 ? process.execArgv : ['-r', `${LIBRARY}/register`];
  return [...loaders, relative(root, resolve(process.argv[1] ?? 'main.ts'))];
}

/** Runs the program again, with modules loaded anew; what it says goes to stderr. @returns the exit code */
export function runAgain(root: string, args: readonly string[]): Promise<number> {
  return new Promise((done) => {
    const stdio = ['ignore', 2, 2] as const;
    const child = spawn(process.execPath, [...commandOf(root), ...args], { cwd: root, stdio: [...stdio] });
    child.on('error', () => done(1));
    child.on('close', (code) => done(code ?? 1));
  });
}
