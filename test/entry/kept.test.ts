import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/* Each run is a process of its own: what is kept is for the next one. */
const KEPT = resolve(__dirname, '../../entry/kept.cjs');
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'kept-')));
const cache = mkdtempSync(join(tmpdir(), 'kept-cache-'));
const file = join(cache, 'ringfleet', 'library');
afterAll(() => {
  for (const each of [folder, cache]) rmSync(each, { recursive: true });
});

function module(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

/** What the library says of itself, and how many modules Node had to read. */
function run(...options: string[]): { said: string; read: number } {
  const script = `
    const { _extensions } = require('node:module');
    const load = _extensions['.js'];
    let read = 0;
    const { kept } = require(${JSON.stringify(KEPT)});
    _extensions['.js'] = (...given) => (read++, load(...given));
    const { say } = kept(${JSON.stringify(file)}, () => require(${JSON.stringify(join(folder, 'index.js'))}));
    process.stdout.write(JSON.stringify({ said: say(), read }));`;
  const { stdout, stderr } = spawnSync(process.execPath, [...options, '-e', script], { encoding: 'utf8' });
  expect(stderr).toBe('');
  return JSON.parse(stdout) as { said: string; read: number };
}

beforeEach(() => {
  rmSync(file, { force: true });
  rmSync(join(folder, 'word.js'), { force: true });
  rmSync(join(folder, 'word.json'), { force: true });
  module('index.js', `exports.say = () => 'says ' + require('./other').word;\nrequire('./other');`);
  module('other.js', `exports.word = 'ä→';`);
});

it('takes modules from the file, the second time', () => {
  expect(run()).toEqual({ said: 'says ä→', read: 2 });
  expect(run()).toEqual({ said: 'says ä→', read: 0 });
});

it('reads a module that has changed', () => {
  run();
  module('other.js', `exports.word = 'ö→';`);
  expect(run().said).toBe('says ö→');
  expect(run()).toEqual({ said: 'says ö→', read: 0 });
});

it('looks anew for what is imported where a folder has got a file', () => {
  module('index.js', `const found = require('./word');\nexports.say = () => found.word;`);
  module('word.json', `{ "word": "data" }`);
  expect(run().said).toBe('data');
  module('word.js', `exports.word = 'code';`);
  expect(run().said).toBe('code');
});

it.each([
  ['cut short', (content: Buffer) => content.subarray(0, content.length / 2)],
  ['something else', () => Buffer.from('not a file of ours, and long enough to be one')],
  ['empty', () => Buffer.alloc(0)],
])('makes a file anew that is %s', (_, spoilt) => {
  run();
  writeFileSync(file, spoilt(readFileSync(file)));
  expect(run()).toEqual({ said: 'says ä→', read: 2 });
  expect(run()).toEqual({ said: 'says ä→', read: 0 });
});

it('makes a file anew that is of other options of V8', () => {
  run();
  expect(run('--no-opt').read).toBe(2);
});

it('has traces name the line and column of the module', () => {
  module('index.js', `exports.say = () => new Error('here').stack.split('\\n')[1];`);
  const [first, second] = [run(), run()];
  expect(first.said).toContain(`${join(folder, 'index.js')}:1:21`);
  expect(second).toEqual({ said: first.said, read: 0 });
});
