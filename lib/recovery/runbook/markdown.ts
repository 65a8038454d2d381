import type { Step } from '../operations';

/** A heading of a level, and what is below it. */
export function section(level: number, title: string, ...content: readonly string[]): string {
  return [`${'#'.repeat(level)} ${title}`, ...content.filter((each) => each !== '')].join('\n\n');
}

/** Numbered steps; those that nothing is to be done in are left out. */
export function steps(level: number, all: readonly Step[]): string {
  return all
    .filter(({ text, commands = [] }) => text !== undefined || commands.length > 0)
    .map(({ title, text = '', commands = [] }, index) =>
      section(level, `${index + 1}. ${title}`, text, commands.length > 0 ? shell(commands) : ''),
    )
    .join('\n\n');
}

export function shell(commands: readonly string[]): string {
  return ['```sh', ...commands, '```'].join('\n');
}

/** As one word for a shell. */
export function shellWord(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replace(/\|/g, '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Names as code, one after another; a word where there are none. */
export function bulleted(names: readonly string[], none = 'none'): string {
  return names.length === 0 ? none : names.map((name) => `\`${name}\``).join(', ');
}
