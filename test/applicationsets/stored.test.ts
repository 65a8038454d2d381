import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stored, storedSet } from '../../lib/applicationsets';

interface Case<Spec> {
  readonly name: string;
  readonly given: Spec;
  /** What Argo CD writes of it. */
  readonly stored: Spec;
}
interface Corpus {
  readonly applications: readonly Case<object>[];
  readonly sets: readonly Case<Parameters<typeof storedSet>[0]>[];
}
const corpus = JSON.parse(readFileSync(join(__dirname, 'fixtures/stored.json'), 'utf8')) as Corpus;

describe('an Application', () => {
  it.each(corpus.applications)('$name is what Argo CD makes of it', ({ given, stored: whole }) => {
    expect(stored(given)).toEqual(whole);
  });

  it.each(corpus.applications)('$name that is stored stays as it is', ({ stored: whole }) => {
    expect(stored(whole)).toEqual(whole);
  });
});

describe('an ApplicationSet', () => {
  it.each(corpus.sets)('$name is what Argo CD makes of it', ({ given, stored: whole }) => {
    expect(storedSet(given)).toEqual(whole);
  });

  it.each(corpus.sets)('$name that is stored stays as it is', ({ stored: whole }) => {
    expect(storedSet(whole)).toEqual(whole);
  });
});
