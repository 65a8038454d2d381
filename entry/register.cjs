'use strict';
/*
 * What runs a fleet: `node -r ringfleet/register main.ts`. tsx compiles the fleet's modules and looks at every module that
 * is loaded after it. A compiled library has no need of that, so it comes first: that halves the time to start.
 */
// V8 optimizes a function after a few calls, and anew with each form of an object that it meets then: of a run that plans a
// thousand customers, that is a fifth. With four times its patience it rarely has to do so twice.
require('node:v8').setFlagsFromString('--interrupt-budget=500000');
if (require('./load.cjs').isCompiled()) require('./index.cjs');
require('tsx/cjs');
