import { error, type Issue } from '../../issues/issue';
import { unknown } from '../../issues/unknown';
import { answeredNames, type Asking, type Given, type Question } from '../../scaffold/question';

/** Asks somebody who is there. Returns undefined where they want no more of it. */
export type Prompt = (question: Question) => Promise<string | undefined>;

export type Answered<T> =
  { readonly result: T } | { readonly issues: readonly Issue[] } | { readonly isCancelled: true };

/**
 * Goes through the questions: options answer first, then people, where there are some; then what is usual. All that is missing or
 * wrong is told together.
 */
export async function answered<T>(asking: Asking<T>, given: Given, prompt?: Prompt): Promise<Answered<T>> {
  const issues: Issue[] = [];
  const used = new Set<string>();
  let step = asking.next();
  while (!step.done) {
    const question = step.value;
    const answer = optionFor(question, given, used) ?? (await chosen(question, prompt));
    if (answer === undefined) return { isCancelled: true };
    const faults = [...faultsOf(question, answer)];
    issues.push(...faults);
    step = asking.next(faults.length > 0 ? '' : answer);
  }
  issues.push(...idle(given, used));
  return issues.length > 0 ? { issues } : { result: step.value };
}

/** What an option says of it: `--ring prod=late`, `--tier standard`. */
function optionFor({ option, of }: Question, given: Given, used: Set<string>): string | undefined {
  const all = given[option] ?? [];
  const found =
    of === undefined ? all.at(-1) : all.findLast((each) => each.startsWith(`${of}=`))?.slice(of.length + 1);
  if (found !== undefined) used.add(of === undefined ? option : `${option} ${of}`);
  return found;
}

async function chosen(question: Question, prompt?: Prompt): Promise<string | undefined> {
  const { choices, otherwise, option } = question;
  const [only, ...more] = choices ?? [];
  if (only !== undefined && more.length === 0 && !question.isMany) return only;
  if (prompt) return prompt(question);
  // What a product requires is told by synthesis, with its place.
  return otherwise ?? (option === 'set' ? '' : NONE);
}

const NONE = '\0';

function* faultsOf(
  { option, of, choices, isMany, fault, otherwise, ask }: Question,
  answer: string,
): Generator<Issue> {
  const at = { file: `--${option}` };
  if (answer === NONE) {
    const sort = choices ? `one of ${choices.join(', ')}` : ask;
    yield error(
      at,
      `is not given${of === undefined ? '' : ` for ${of}`}`,
      `give it: --${option} ${of === undefined ? '' : `${of}=`}<${option}> (${sort})`,
    );
    return;
  }
  if (!choices) {
    const wrong = fault?.(answer);
    if (wrong) yield error(at, wrong.problem, wrong.fix);
    return;
  }
  if (answer === otherwise) return;
  for (const name of isMany ? answeredNames(answer) : [answer])
    yield* unknown(at, isMany ? option.replace(/s$/, '') : option, name, choices);
  if (isMany && answeredNames(answer).length === 0)
    yield error(at, 'names nothing', `give some of: ${choices.join(', ')}`);
}

/** `--ring staging=…` of an environment that was not chosen: nothing comes of it. */
function* idle(given: Given, used: ReadonlySet<string>): Generator<Issue> {
  const asked = new Set([...used].map((each) => each.split(' ')[0]));
  for (const [option, all] of Object.entries(given))
    for (const each of all) {
      const [of] = each.split('=');
      const isOfOne = each.includes('=') && option !== 'set';
      if (!isOfOne || !asked.has(option) || used.has(option) || used.has(`${option} ${of}`)) continue;
      yield error(
        { file: `--${option}` },
        `'${of}' is not among what was chosen`,
        'leave it out, or choose it',
      );
    }
}
