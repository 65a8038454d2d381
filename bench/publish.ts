/** `npx tsx bench/publish.ts`: how long a publish of 50 changed files into a state of 60,000 takes, beside synthesis. */
import { BareRepository, publishFiles, source } from '../test/support/state-repository';

const FILES = 60_000;
const CHANGED = 50;

async function measure(): Promise<void> {
  const state = new BareRepository();
  const files: Record<string, string> = {};
  for (let n = 0; n < FILES; n++) {
    const path = `clusters/c${Math.floor(n / 1500)}/tenants/t${Math.floor(n / 20)}/releases/f${n % 20}.yaml`;
    files[path] =
      `kind: ConfigMap\nname: ${n}\n${'line: of some forty characters, as they are\n'.repeat(25)}`;
  }
  await publishFiles(state.folder, { files });
  const paths = Object.keys(files);
  for (let round = 1; round <= 5; round++) {
    for (let n = 0; n < CHANGED; n++) files[paths[n * 1100]!] += `# ${round}\n`;
    const begun = performance.now();
    await publishFiles(state.folder, { files, source: source(round + 1) });
    process.stdout.write(`${((performance.now() - begun) / 1000).toFixed(2)} s\n`);
  }
  state.remove();
}

void measure();
