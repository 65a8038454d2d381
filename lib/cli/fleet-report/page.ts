import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { BuildOptions } from 'esbuild';
import type { ReportParts } from '../../report';

/** What a browser runs, and how it looks. */
export type Page = Pick<ReportParts, 'script' | 'style'>;

const FOLDER = join(__dirname, '../../report/page');
/** What `npm run build` makes of the sources of the page. */
const MADE = join(FOLDER, 'made.js');

/** The page as the build made it; from the sources, of them. */
export async function pageOfReport(): Promise<Page> {
  if (existsSync(MADE)) return createRequire(__filename)(MADE) as Page;
  return bundled(FOLDER);
}

/**
 * Makes one script and one style of the page.
 *
 * @param folder with its sources
 */
export async function bundled(folder: string): Promise<Page> {
  // Whoever has the library compiled needs none.
  const { build } = await import('esbuild');
  const options = {
    bundle: true,
    write: false,
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
    target: ['chrome123', 'firefox128', 'safari17.5'],
    // In a script of HTML this would end it.
    supported: { 'inline-script': false },
    tsconfig: join(folder, 'tsconfig.json'),
    logLevel: 'silent',
  } as const satisfies BuildOptions;
  const of = async (file: string) => {
    const { outputFiles } = await build({ ...options, entryPoints: [join(folder, file)], format: 'iife' });
    return outputFiles[0]!.text.trim();
  };
  return { script: await of('main.ts'), style: await of('style.css') };
}
