import { operated } from '../support/operated';
import { filesOf } from '../support/sample';
import { plan } from '../../lib/planner/plan';
import { writeFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
it('x', () => {
  console.log(JSON.stringify(plan(operated()).issues, null, 1));
  const files = filesOf(operated());
  for (const [p, c] of Object.entries(files)) { mkdirSync(dirname('/tmp/opsout/' + p), {recursive:true}); writeFileSync('/tmp/opsout/' + p, c); }
});
