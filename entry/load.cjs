'use strict';
/*
 * The library as JavaScript where `npm run build` made it of these very sources, and otherwise from the sources, which
 * tsx compiles. The package that is published has no sources.
 */
const { existsSync } = require('node:fs');
const { join } = require('node:path');
const { BUILT_FROM, digestOf, recorded } = require('./digest.cjs');

const root = join(__dirname, '..');
let known;

/** Whether the compiled library is what the sources say. */
exports.isCompiled = () => (known ??= !existsSync(join(root, 'lib')) || isFresh());

function isFresh() {
  const built = recorded(join(root, BUILT_FROM));
  return built !== undefined && built === digestOf(root);
}

/** Loads a module of the library by its path in the repository, without an ending. */
exports.load = (path) => require(join(root, exports.isCompiled() ? `build/${path}.js` : `${path}.ts`));
