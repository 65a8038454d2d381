import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { QUESTIONS } from './answers.mjs';
import { filesOf } from './files.mjs';
import { Mistake } from './mistake.mjs';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

const HELP = `Usage: npm create ringfleet <folder> -- [options]

Starts a fleet of your own in a new folder.

  --engine <engine>        argocd, flux or arc
  --environments <a,b>     in the order of promotion
  --rings <a:env,b:env>    in the order of the rollout, each with its environment
  --product <name>         the first product
  --customer <name>        the first customer
  --state <url>            the git repository that clusters pull dist/ from
  --ci <service>           github or gitlab: what checks and publishes it
  --ringfleet <which>      a version of ringfleet, or a tarball of it; otherwise ${version}
  --yes                    ask nothing
  --no-install             leave npm install, and the first synthesis, to me

Examples:
  npm create ringfleet my-fleet
  npm create ringfleet my-fleet -- --yes --engine argocd --environments dev,staging,prod
`;

const OPTIONS = {
  ...Object.fromEntries(Object.keys(QUESTIONS).map((name) => [name, { type: 'string' }])),
  ringfleet: { type: 'string' },
  yes: { type: 'boolean', short: 'y' },
  'no-install': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
};

/**
 * Does what the arguments say.
 *
 * @param {string[]} argv
 * @returns {Promise<number>} the exit code
 */
export async function create(argv) {
  try {
    const { values, positionals } = given(argv);
    if (values.help) {
      process.stdout.write(HELP);
      return 0;
    }
    const folder = folderOf(positionals);
    const which = libraryFor(folder, values.ringfleet);
    const answers = await answered(values);
    const files = filesOf(answers, { name: basename(folder), which, version });
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    process.stderr.write(`${Object.keys(files).length} files in ${folder}\n`);
    return values['no-install'] ? 0 : installed(folder);
  } catch (fault) {
    if (!(fault instanceof Mistake)) throw fault;
    process.stderr.write(`error: ${fault.message}\n  fix: ${fault.fix}\n`);
    return 1;
  }
}

function given(argv) {
  try {
    return parseArgs({ args: argv, options: OPTIONS, allowPositionals: true });
  } catch (fault) {
    const [problem] = fault.message.split(/[.\n]/);
    throw new Mistake(
      problem,
      `use: ${Object.keys(OPTIONS)
        .map((name) => `--${name}`)
        .join(', ')}`,
    );
  }
}

function folderOf([name, ...more]) {
  const fix = 'npm create ringfleet my-fleet';
  if (name === undefined) throw new Mistake('no folder is given', `name one: ${fix}`);
  if (more.length > 0) throw new Mistake(`'${more[0]}' is one argument too many`, `name one folder: ${fix}`);
  const folder = resolve(name);
  if (!/^[a-z0-9][a-z0-9._-]*$/.test(basename(folder)))
    throw new Mistake(`'${basename(folder)}' cannot be the name of a package`, `use small letters: ${fix}`);
  if (!existsSync(folder)) return folder;
  if (!statSync(folder).isDirectory())
    throw new Mistake(`${folder} is a file`, `name a folder that is not there yet: ${fix}`);
  const [found] = readdirSync(folder).filter((entry) => entry !== '.git');
  if (found === undefined) return folder;
  throw new Mistake(`${folder} is not empty: it has ${found}`, `name a folder that is not there yet: ${fix}`);
}

/** What package.json says: a version, or a tarball by its path from the new folder. */
function libraryFor(folder, asked = version) {
  if (!/\.tgz$|[\\/]/.test(asked)) return asked;
  const path = resolve(asked);
  if (existsSync(path)) return `file:${relative(folder, path)}`;
  throw new Mistake(`--ringfleet: ${path} is not there`, 'give a version, or the path of what npm pack made');
}

/** Options count as answers; what is missing is asked, where somebody is there to answer. */
async function answered(values) {
  const isAsked = !values.yes && process.stdin.isTTY;
  const reader = isAsked ? createInterface({ input: process.stdin, output: process.stderr }) : undefined;
  const answers = {};
  try {
    for (const [name, { ask, otherwise, read }] of Object.entries(QUESTIONS)) {
      const usual = otherwise(answers);
      if (!reader || values[name] !== undefined) answers[name] = read(values[name] ?? usual, answers);
      while (answers[name] === undefined)
        answers[name] = await tried(reader, `${ask} (${usual}): `, (text) => read(text || usual, answers));
    }
    return answers;
  } finally {
    reader?.close();
  }
}

async function tried(reader, question, read) {
  try {
    return read((await reader.question(question)).trim());
  } catch (fault) {
    if (!(fault instanceof Mistake)) throw fault;
    process.stderr.write(`${fault.message}\n  fix: ${fault.fix}\n`);
    return undefined;
  }
}

function installed(folder) {
  for (const args of [
    ['install', '--no-fund', '--no-audit', '--prefer-offline'],
    ['run', '-s', 'synth'],
  ]) {
    const { status } = spawnSync('npm', args, {
      cwd: folder,
      stdio: ['ignore', 2, 2],
      shell: process.platform === 'win32',
    });
    if (status !== 0) {
      process.stderr.write(
        `error: npm ${args.join(' ')} failed in ${folder}\n  fix: mend what it says, and run it there again\n`,
      );
      return 1;
    }
  }
  process.stderr.write(
    `Now: cd ${relative(process.cwd(), folder) || '.'} && npm test && git init && git add . && git commit\n`,
  );
  return 0;
}
