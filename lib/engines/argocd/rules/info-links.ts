import { error, within, type Issue } from '../../../issues/issue';
import { statements } from './statements';
import type { Rule } from '../../../rules/rule';

/** A name that promises a link, or a value that looks like one. */
const IN_NAME = /\b(link|url)\b/i;
const IN_VALUE = /:\/\/|^www\./i;

/** Argo CD shows a URL as a link, and anything else as text. Source: Argo CD, "Add extra Application info". */
export const infoLinks: Rule = ({ specs }) =>
  statements(specs).flatMap(({ at, settings }) =>
    (settings.info ?? []).flatMap(({ name, value }, index): Issue[] => {
      const isMeant = IN_NAME.test(name) || IN_VALUE.test(value);
      return !isMeant || isLink(value)
        ? []
        : [
            error(
              within(at, 'info', String(index), 'value'),
              `'${value}' is no URL, which '${name}' is to link to`,
              "give all of it, as in 'https://wiki.example.com/runbook'",
            ),
          ];
    }),
  );

function isLink(value: string): boolean {
  return /^https?:\/\/[^\s/]+(\/\S*)?$/i.test(value) && URL.canParse(value);
}
