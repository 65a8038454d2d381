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
  for (const path of ['lib', 'imports'].flatMap((folder) => sourcesIn(root, folder)))
    hash.update(`${path}\0`).update(readFileSync(join(root, path)));
  return hash.digest('hex');
};

/** Node's own way to list a folder with all below it takes ten times as long. */
function sourcesIn(root, folder) {
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return sourcesIn(root, path);
    return /\.(ts|css)$/.test(path) ? [path] : [];
  });
}
