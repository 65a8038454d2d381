'use strict';
const { createHash } = require('node:crypto');
const { readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

/** The file that says of which sources the compiled library was made. */
exports.BUILT_FROM = 'build/built-from';

/** What the file says; undefined where there is none. */
exports.recorded = (path) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
};

/** One text for all sources that the compiled library is made of: another one as soon as one of them changes. */
exports.digestOf = (root) => {
  const hash = createHash('sha256');
  for (const folder of ['lib', 'imports']) {
    for (const path of readdirSync(join(root, folder), { recursive: true }).sort()) {
      if (/\.(ts|css)$/.test(path))
        hash.update(`${folder}/${path}\0`).update(readFileSync(join(root, folder, path)));
    }
  }
  return hash.digest('hex');
};
