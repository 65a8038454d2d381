'use strict';
const { lstatSync } = require('node:fs');
const { join } = require('node:path');
const { kept } = require('./kept.cjs');
const { isCompiled, load } = require('./load.cjs');
/*
 * What runs a fleet: `node -r ringfleet/register main.ts`. tsx compiles the fleet's modules and looks at every module that
 * is loaded after it. A compiled library has no need of that, so it comes first: that halves the time to start.
 */
if (!isCompiled()) require('tsx/cjs');
// Where nothing has changed since the last run, that says all there is to say.
if (load('lib/incremental/unchanged').isUnchanged()) process.exit(0);
// V8 optimizes a function after a few calls, and anew with each form of an object that it meets then: of a run that plans a
// thousand customers, that is a fifth. With four times its patience it rarely has to do so twice.
require('node:v8').setFlagsFromString('--interrupt-budget=500000');
const packages = join(process.cwd(), 'node_modules');
const isOwn = lstatSync(packages, { throwIfNoEntry: false })?.isDirectory() === true;
const loadAll = () => require('./index.cjs');
if (isCompiled()) {
  // No other run follows where packages are installed for one.
  if (isOwn && !process.env.CI) kept(join(packages, '.cache/ringfleet/library'), loadAll);
  else loadAll();
}
require('tsx/cjs');
