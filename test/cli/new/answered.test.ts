import { formatIssue } from '../../../lib/cli/report';
import { answered } from '../../../lib/cli/new/answered';
import type { Asking, Given, Question } from '../../../lib/scaffold/question';

const questions: Question[] = [
  { option: 'name', ask: 'What is it called?', fault: (text) => (text === 'bad' ? { problem: 'is bad', fix: 'be good' } : undefined) }, // prettier-ignore
  { option: 'tier', ask: 'Which tier?', choices: ['standard', 'premium'] },
  { option: 'products', ask: 'Which products?', choices: ['web', 'api'], isMany: true },
  { option: 'ring', of: 'prod', ask: 'Which ring?', choices: ['late'] },
  { option: 'region', ask: 'Where?', otherwise: 'here' },
];

function* asking(): Asking<string[]> {
  const answers: string[] = [];
  for (const question of questions) answers.push(yield question);
  return answers;
}
const run = (given: Given, prompt?: (question: Question) => Promise<string | undefined>) =>
  answered(asking(), given, prompt);

test('options answer, then what is usual; one choice is none', async () => {
  expect(await run({ name: ['acme'], tier: ['premium'], products: ['web, api'] })).toEqual({
    result: ['acme', 'premium', 'web, api', 'late', 'here'],
  });
});

test('people are asked what options leave out', async () => {
  const asked: string[] = [];
  const prompt = ({ option, choices = ['there'] }: Question) => {
    asked.push(option);
    return Promise.resolve(choices[0]);
  };
  expect(await run({ name: ['acme'], tier: ['premium'] }, prompt)).toEqual({
    result: ['acme', 'premium', 'web', 'late', 'there'],
  });
  expect(asked).toEqual(['products', 'region']);
  expect(await run({}, () => Promise.resolve(undefined))).toEqual({ isCancelled: true });
});

test('all that is missing or wrong is told together', async () => {
  const given = { name: ['bad'], tier: ['premum'], ring: ['staging=late', 'prod=early'] };
  const found = await run(given);
  expect('issues' in found && found.issues.map(formatIssue)).toEqual([
    'error: --name: is bad\n  fix: be good',
    "error: --tier: unknown tier 'premum'\n  fix: did you mean 'premium'? Allowed: premium, standard",
    'error: --products: is not given\n  fix: give it: --products <products> (one of web, api)',
    "error: --ring: unknown ring 'early'\n  fix: use one of: late",
    "error: --ring: 'staging' is not among what was chosen\n  fix: leave it out, or choose it",
  ]);
});
