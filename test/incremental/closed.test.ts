import { isClosedText } from '../../lib/incremental/closed';

it.each([
  "import { program } from 'ringfleet';\nif (require.main === module) void fleet.run(process.argv.slice(2)).then((code) => (process.exitCode = code));",
  "import { z } from 'zod';\nimport { tiers } from './tiers';\nexport const dates = { process: 'payments', date: '2026-01-01' };",
  "import { ApiObject } from 'cdk8s';\nexport default {};",
])('takes what is made of imports alone for closed: %s', (text) => {
  expect(isClosedText(text)).toBe(true);
});

it.each([
  "import { readFileSync } from 'node:fs';",
  "import 'dotenv/config';",
  "const fs = require('fs');",
  'const { env } = process;',
  'export const tag = process.env.TAG;',
  'export const read = (0, process)["env"];',
  'export const now = new Date();',
  'export const now = Date.now();',
  'export const dice = Math.random();',
  "const all = await import('./all');",
  'export const here = import.meta.url;',
  "console.log('hello');",
  "const text = await fetch('https://example.test');",
  "import { Helm } from 'cdk8s';",
  'export default (4).toLocaleString();',
])('takes what looks elsewhere for open: %s', (text) => {
  expect(isClosedText(text)).toBe(false);
});
