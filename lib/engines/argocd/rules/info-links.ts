import { error, within } from '../../../issues/issue';
import { statements } from '../plan/statements';
import type { Rule } from '../../../rules/rule';

/** A name that promises a link, or a value that looks like one. */
const IN_NAME = /\b(link|url)\b/i;
const IN_VALUE = /:\/\/|^www\./i;

/** Argo CD shows a URL as a link, and anything else as text. Source: Argo CD, "Add extra Application info". */
export const infoLinks: Rule = function* ({ specs }) {
  for (const { at, settings } of statements(specs)) {
    for (const [index, { name, value }] of (settings.info ?? []).entries()) {
      const isMeant = IN_NAME.test(name) || IN_VALUE.test(value);
      if (!isMeant || isLink(value)) continue;
      const problem = `'${value}' is not a whole URL: Argo CD would show '${name}' as text, not as a link`;
      const fix = "write the URL with its scheme and host, as in 'https://wiki.example.com/runbook'";
      yield error(within(at, 'info', String(index), 'value'), problem, fix);
    }
  }
};

function isLink(value: string): boolean {
  return /^https?:\/\/[^\s/]+(\/\S*)?$/i.test(value) && URL.canParse(value);
}
