'use strict';
/*
 * The modules of the compiled library, and those of packages that it needs, as V8 compiled them: kept for the next run in
 * one file. To find, read and compile a thousand modules takes as long as to synthesize a small fleet.
 *
 * The file is believed while every module, every folder of one and what is installed are what they were; otherwise it is
 * made anew at the end of the run. Where it cannot be written there is none.
 */
const { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } = require('node:fs');
const Module = require('node:module');
const { dirname, isAbsolute } = require('node:path');
const { cachedDataVersionTag } = require('node:v8');
const { constants, Script } = require('node:vm');

/** What stands before a module on its first line must not move what stack traces say. */
const columnOffset = -Module.wrapper[0].length;
const importModuleDynamically = constants?.USE_MAIN_CONTEXT_DEFAULT_LOADER;

/** What is another one as soon as a file is written, or a folder gets or loses a file. */
function stampOf(path) {
  const { size, mtimeMs, ctimeMs } = statSync(path, { throwIfNoEntry: false }) ?? {};
  return `${size} ${mtimeMs} ${ctimeMs}`;
}

/** What package managers write with every change of what is installed. */
const INSTALLED = ['.package-lock.json', '.modules.yaml', '.yarn-state.yml'];

/** What the file holds, unless there is none, or it is of other modules, another Node, or other options of V8. */
function read(path) {
  try {
    const content = readFileSync(path);
    const start = 4 + content.readUInt32LE(0);
    const { version, length, stamps, ...known } = JSON.parse(content.toString('utf8', 4, start));
    if (version !== cachedDataVersionTag() || start + length !== content.length) return undefined;
    if (Object.entries(stamps).some(([each, stamp]) => stampOf(each) !== stamp)) return undefined;
    return { ...known, body: content.subarray(start) };
  } catch {
    return undefined;
  }
}

function write(path, modules, { stamps, resolved }) {
  const [index, body] = [{}, []];
  let length = 0;
  for (const [name, { source, script }] of modules) {
    // Two bytes a character where one does not do for all.
    const encoding = /[^\0-\xff]/.test(source) ? 'utf16le' : 'latin1';
    const parts = [Buffer.from(source, encoding), script.createCachedData()];
    index[name] = { at: length, encoding, lengths: parts.map((part) => part.length) };
    body.push(...parts);
    length += parts[0].length + parts[1].length;
  }
  const head = Buffer.from(
    JSON.stringify({ version: cachedDataVersionTag(), length, stamps, index, resolved }),
  );
  const size = Buffer.alloc(4);
  size.writeUInt32LE(head.length);
  const staged = `${path}.${process.pid}`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(staged, Buffer.concat([size, head, ...body]));
    renameSync(staged, path);
  } catch {
    // The next run is as slow as this one.
  }
}

/** Calls what loads modules, and takes those from the file; or puts those there that it loads. */
exports.kept = (path, load) => {
  const known = read(path);
  const { _resolveFilename: resolve } = Module;
  const { _compile: compile, load: loadFile } = Module.prototype;
  const [modules, stamps, resolved] = [new Map(), {}, {}];

  const stamp = (each) => (stamps[each] ??= stampOf(each));

  Module._resolveFilename = function (request, parent, ...more) {
    const key = `${dirname(parent?.filename ?? '')}\n${request}`;
    const found = known?.resolved[key] ?? resolve.call(this, request, parent, ...more);
    if (isAbsolute(found)) resolved[key] = found;
    const [packages] = /^.*[\\/]node_modules[\\/]/.exec(found) ?? [];
    if (packages && !known) for (const each of INSTALLED) stamp(packages + each);
    return found;
  };
  Module.prototype.load = function (name) {
    const { at, encoding, lengths } = known?.index[name] ?? {};
    if (at === undefined) {
      // Before it is read: what is written meanwhile must not count as what was read.
      [name, dirname(name)].forEach(stamp);
      return loadFile.call(this, name);
    }
    const middle = at + lengths[0];
    this.filename = name;
    this.paths = Module._nodeModulePaths(dirname(name));
    const source = known.body.toString(encoding, at, middle);
    run(this, name, source, known.body.subarray(middle, middle + lengths[1]));
    this.loaded = true;
  };
  Module.prototype._compile = function (source, name, format) {
    return format === 'module' ? compile.call(this, source, name, format) : run(this, name, source);
  };
  try {
    return load();
  } finally {
    Object.assign(Module, { _resolveFilename: resolve });
    Object.assign(Module.prototype, { _compile: compile, load: loadFile });
    if (!known) process.once('exit', () => write(path, modules, { stamps, resolved }));
  }

  function run(module, filename, source, cachedData) {
    const options = { filename, columnOffset, cachedData, importModuleDynamically };
    const script = new Script(Module.wrap(source), options);
    if (!known) modules.set(filename, { source, script });
    const require = Object.assign((id) => module.require(id), {
      resolve: (request, more) => Module._resolveFilename(request, module, false, more),
      cache: Module._cache,
      extensions: Module._extensions,
    });
    const { exports } = module;
    return script.runInThisContext().call(exports, exports, require, module, filename, dirname(filename));
  }
};
