import { resolve } from 'node:path';
import { type CheckoutPlan, resolveCheckouts } from '../../engines/argocd/plan/checkouts';
import { error, type Issue } from '../../issues/issue';
import { noFolder, readCheckout } from '../../read';

/** What `--checkout URL=PATH` names, and an issue for each that cannot be read. Paths count from where people are. */
export function givenCheckouts(options: readonly string[]): { checkouts: CheckoutPlan[]; issues: Issue[] } {
  const at = { file: '--checkout' };
  const checkouts: CheckoutPlan[] = [];
  const issues: Issue[] = [];
  for (const option of options) {
    const [, url, folder] = /^(.+)=(.+)$/s.exec(option) ?? [];
    if (url === undefined || folder === undefined) {
      const fix = 'write both: --checkout https://git.example.com/configs.git=../configs';
      issues.push(error(at, `'${option}' is no URL and a folder`, fix));
      continue;
    }
    const found = readCheckout(url, resolve(folder));
    if (found) checkouts.push(...resolveCheckouts([found], new Map()));
    else issues.push(noFolder(at, folder));
  }
  return { checkouts, issues };
}
