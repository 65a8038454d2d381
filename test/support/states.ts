import type { Files } from './sample';

/** What a state repository holds: the content of its folder of the output. */
export function contentOf(files: Files, state: string): Files {
  const own = Object.entries(files).filter(([path]) => path.startsWith(`${state}/`));
  return Object.fromEntries(own.map(([path, text]) => [path.slice(state.length + 1), text]));
}

/** What several state repositories hold together, for tests that follow one into another. */
export function joined(files: Files, states: readonly string[]): Files {
  return Object.assign({}, ...states.map((state) => contentOf(files, state))) as Files;
}
