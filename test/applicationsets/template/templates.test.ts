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

const corpora = ['templates', 'functions'].map(
  (name) => JSON.parse(readFileSync(join(__dirname, `../fixtures/${name}.json`), 'utf8')) as Corpus,
);
const known = corpora.flatMap(({ params, templates }) => templates.map((each) => ({ ...each, params })));
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
  it.each(known)('gives what Argo CD makes of it: $template $missingkey', (known) => {
    const found = rendered(known.template, known.params, OPTIONS[known.missingkey ?? ''] ?? 'error');
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
    ['{{ now }}', 'the time and its zone'],
    ['{{ date "2006" 0 }}', 'the time and its zone'],
    ['{{ randAlphaNum 5 }}', 'chance'],
    ['{{ uuidv4 }}', 'chance'],
    ['{{ genPrivateKey "rsa" }}', 'keys and passwords'],
    ['{{ trunc 2 "straße" }}{{ trunc 5 "straße" }}', 'within a character'],
    ['{{ printf "%#v" .float }}', '%#v'],
    ['{{ b64dec "/w==" }}', 'no text'],
    ['{{ b64dec "!" }}', "'!'"],
    ['{{ range 5000000 }}x{{ end }}', '5000000'],
    ['{{ repeat 9000000 "x" }}', '9000000'],
    ['{{ define "base" }}x{{ end }}', '"base"'],
    ['{{ toYaml "a\\tb" }}', 'toYaml writes'],
  ])('that Go may read differently is refused: %s', (template, why) => {
    const { problem } = rendered(template, { float: 1.5 });
    expect(problem).toContain('cannot be expanded offline');
    expect(problem).toContain(why);
  });

  it.each([
    ['{{ template "x" }}', 'there is no template "x"'],
    ['{{ if true }}{{ define "x" }}{{ end }}{{ end }}', 'unexpected {{ define "x" }}'],
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
