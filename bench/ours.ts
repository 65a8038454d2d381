import { renderAll } from '../lib/cli/program';
import { plan } from '../lib/planner/plan';
import { write } from '../lib/output';
import { report } from './report';
import { workload } from './workload';

/** The whole of a run, from specs in memory to files on disk. */
const [customers, outdir] = [Number(process.argv[2]), process.argv[3]!];
const specs = workload(customers);

report(() => {
  const { plan: found, issues } = plan(specs);
  if (!found) throw new Error(JSON.stringify(issues));
  return write(outdir, renderAll(found)).files;
});
