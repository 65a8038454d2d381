import type { Option } from '@clack/prompts';
import type { Question } from '../../scaffold/question';
import type { Prompt } from './answered';

/** Asks on the terminal. What draws there is loaded with the first question, because most runs ask nothing. */
export function prompts(title: string): Prompt {
  let isBegun = false;
  return async (question) => {
    const { cancel, intro, isCancel, multiselect, select, text } = await import('@clack/prompts');
    if (!isBegun) intro(title);
    isBegun = true;
    const { ask: message, choices, isMany, otherwise } = question;
    const options: Option<string>[] | undefined = choices?.map((value) => ({ value, label: value }));
    const asked = !options
      ? text({ message, initialValue: otherwise, validate: (given) => said(question, given ?? '') })
      : isMany
        ? multiselect({ message, options, required: otherwise === undefined })
        : select({ message, options, initialValue: otherwise });
    const answer = await asked;
    if (!isCancel(answer)) return typeof answer === 'string' ? answer : answer.join(',');
    cancel('Nothing is written.');
    return undefined;
  };
}

/** What is wrong with an answer. */
function said({ fault }: Question, given: string): string | undefined {
  if (given.trim() === '') return 'Give some text.';
  const wrong = fault?.(given);
  return wrong && `${wrong.problem}: ${wrong.fix}`;
}
