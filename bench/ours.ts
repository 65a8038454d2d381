import { renderAll } from '../lib/cli/program';
import { plan } from '../lib/model';
import { write } from '../lib/output';
import { workload } from './workload';

const specs = workload(Number(process.argv[2]));
const t0 = performance.now();
const outcome = plan(specs);
if (!outcome.plan) throw new Error(JSON.stringify(outcome.issues.slice(0, 5), null, 2));
const t1 = performance.now();
const { files } = write(process.argv[3]!, renderAll(outcome.plan));
const t2 = performance.now();
console.log({ files, plan: t1 - t0, rest: t2 - t1, rss: process.resourceUsage().maxRSS / 1024 });
