'use strict';
/*
 * What runs a fleet: `node -r ringfleet/register main.ts`. tsx compiles the fleet's modules and looks at every module that
 * is loaded after it. A compiled library has no need of that, so it comes first: that halves the time to start.
 */
if (require('./load.cjs').isCompiled()) require('./index.cjs');
require('tsx/cjs');
