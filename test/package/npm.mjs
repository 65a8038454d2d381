#!/usr/bin/env node
/*
 * Stands in for npm where tests may not wait for a registry: `install` takes the repository's own modules, and ringfleet
 * from the tarball that is named. Everything else is npm's.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, dirname, join, relative } from 'node:path';

const [verb, ...args] = process.argv.slice(2);
const wanted = args.find((arg) => arg.startsWith('ringfleet@'));
if (verb === 'install' && wanted) install(wanted.replace('ringfleet@file:', ''));
// What npm runs calls npm, too: the path keeps this file.
else process.exitCode = spawnSync(realNpm(), [verb, ...args], { stdio: 'inherit' }).status ?? 1;

function realNpm() {
  const own = dirname(process.argv[1]);
  const folders = process.env.PATH.split(delimiter).filter((folder) => folder !== own);
  return folders.map((folder) => join(folder, 'npm')).find((path) => existsSync(path));
}

function install(tarball) {
  if (!existsSync(tarball)) {
    process.stderr.write(`npm error code ENOENT\nnpm error ${tarball} is not there\n`);
    process.exitCode = 1;
    return;
  }
  const modules = join(process.cwd(), 'node_modules');
  mkdirSync(modules, { recursive: true });
  const from = process.env.MODULES;
  for (const name of readdirSync(from).filter((each) => !each.startsWith('.')))
    if (!existsSync(join(modules, name))) symlinkSync(join(from, name), join(modules, name));
  const library = join(modules, 'ringfleet');
  rmSync(library, { recursive: true, force: true });
  mkdirSync(library);
  execFileSync('tar', ['xzf', tarball, '-C', library, '--strip-components=1']);
  const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
  manifest.dependencies.ringfleet = `file:${relative(process.cwd(), tarball)}`;
  writeFileSync('package.json', `${JSON.stringify(manifest, null, 2)}\n`);
}
