'use strict';
/*
 * What another version of ringfleet runs of this one, in a copy of a fleet, before it synthesizes it:
 * `node -r <package>/entry/register.cjs <package>/entry/migrate.cjs <version that the fleet is for>`. Gives fields the names
 * that they have got since, and prints a line for each: `<file>:<line>:<column>: <what>`. Other versions rely on all of this.
 */
const { migrate } = require('./load.cjs').load('lib/upgrade/migrate');
const { version } = require('../package.json');

for (const line of migrate(process.cwd(), process.argv[2], version)) process.stdout.write(`${line}\n`);
