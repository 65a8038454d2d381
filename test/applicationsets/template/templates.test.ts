import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Dict,
  fromJson,
  TemplateFault,
  Templates,
  type MissingKey,
} from '../../../lib/applicationsets/template';

interface Corpus {
  readonly params: object;
  readonly templates: readonly {
    readonly template: string;
    /** @default 'error' */
    readonly missingkey?: 'default' | 'zero';
    readonly text?: string;
    readonly fails?: boolean;
  }[];
}

const corpus = JSON.parse(readFileSync(join(__dirname, '../fixtures/templates.json'), 'utf8')) as Corpus;
const OPTIONS: Readonly<Record<string, MissingKey>> = { default: 'invalid', zero: 'zero' };

/** The text, or what is wrong. */
function rendered(template: string, params: object = {}, missingKey: MissingKey = 'error') {
  try {
    return { text: new Templates(missingKey).render(template, fromJson(params) as Dict) };
  } catch (fault) {
    if (!(fault instanceof TemplateFault)) throw fault;
    return { problem: fault.problem, fix: fault.fix };
  }
}

describe('a template', () => {
  it.each(corpus.templates)('gives what Argo CD makes of it: $template $missingkey', (known) => {
    const found = rendered(known.template, corpus.params, OPTIONS[known.missingkey ?? ''] ?? 'error');
    if (known.fails) expect(found).toEqual({ problem: expect.any(String), fix: expect.any(String) });
    else expect(found).toEqual({ text: known.text });
  });

  it('that uses an unknown function names the nearest, wherever it stands', () => {
    expect(rendered('{{ if false }}{{ toLower .name }}{{ end }}', { name: 'x' })).toEqual({
      problem: "unknown function 'toLower'",
      fix: expect.stringContaining('lower'),
    });
  });

  it('that asks for what is missing names what is there', () => {
    expect(rendered('{{ .replica }}', { replicas: 2, path: {} })).toEqual({
      problem: "there is no 'replica'",
      fix: 'use one of: path, replicas',
    });
  });

  it('that compares a number of a file with an int says that Go does not', () => {
    expect(rendered('{{ eq .port 80 }}', { port: 80 })).toMatchObject({
      problem: 'float64 is compared with int',
    });
  });

  it.each([
    ['{{ regexMatch "(?i)a" "A" }}', '(?i'],
    ['{{ regexReplaceAll "b*" "abc" "-" }}', 'empty string'],
    ['{{ regexReplaceAll "(a)" "abc" "$1x" }}', 'names a group'],
    ['{{ regexMatch "[[:alpha:]]" "a" }}', '[[:'],
    ['{{ upper "straße" }}', 'outside of ASCII'],
    ['{{ printf "%d" .float }}', '%d'],
    ['{{ printf "%x" 10 }}', '%x'],
    ['{{ int "010" }}', "'010'"],
    ['{{ index "abc" 0 }}', 'byte'],
  ])('that Go may read differently is refused: %s', (template, why) => {
    const { problem } = rendered(template, { float: 1.5 });
    expect(problem).toContain('cannot be expanded offline');
    expect(problem).toContain(why);
  });

  it.each([
    ['{{ template "x" }}', '{{ template "x" }} defines or uses another template'],
    ['{{ break }}', 'unexpected {{ break }}'],
    ['{{ end }}', 'unexpected {{ end }}'],
    ['{{ if true }}', '{{ if true }} is not closed'],
    ['{{ "a" "b" }}', 'a is given an argument, and is no function'],
    ['{{ 3.x }}', "unexpected '3' in {{ 3.x "],
    ['{{ $x.y }}', 'undefined variable $x in {{ $x.y }}'],
  ])('that cannot be read says so: %s', (template, problem) => {
    expect(rendered(template)).toMatchObject({ problem });
  });

  it('cannot reach what JavaScript puts on every object', () => {
    expect(rendered('{{ .constructor }}', { a: 1 })).toMatchObject({ problem: "there is no 'constructor'" });
    expect(rendered('{{ constructor }}')).toMatchObject({ problem: "unknown function 'constructor'" });
  });
});
