/** An expression of TypeScript, as it is written. */
export class Code {
  constructor(readonly text: string) {}
}

/** A member that is a getter, by what stands in its body. */
export class Getter {
  constructor(readonly body: string) {}
}

export type Tree =
  string | number | boolean | null | Code | Getter | readonly Tree[] | { readonly [key: string]: Tree };
export type Path = readonly string[];

/** Data as TypeScript: each key on a line of its own, so that a place is a line. */
export class Source {
  private readonly lines: string[];
  private readonly starts = new Map<string, number>();

  constructor(before: string, tree: Tree, after: string) {
    this.lines = before.split('\n');
    this.starts.set(key([]), this.lines.length);
    this.write(tree, []);
    this.append(after);
  }

  get text(): string {
    return `${this.lines.join('\n')}\n`;
  }

  /** The lines of what is at the path, of what is in it, and of what it is in. */
  linesOf(path: Path): number[] {
    const within = key(path).slice(0, -1);
    const below = [...this.starts].filter(([each]) => each.startsWith(within)).map(([, line]) => line);
    const above = path.map((_, index) => this.starts.get(key(path.slice(0, index))));
    return [...above, ...below].filter((line) => line !== undefined);
  }

  private write(tree: Tree, path: Path): void {
    if (tree instanceof Code) this.append(tree.text);
    else if (Array.isArray(tree))
      this.members('[', ']', Object.entries(tree as readonly Tree[]), path, () => '');
    else if (isMap(tree)) this.members('{', '}', Object.entries(tree), path, nameOf);
    else this.append(JSON.stringify(tree));
  }

  private members(
    open: string,
    close: string,
    members: readonly (readonly [string, Tree])[],
    path: Path,
    name: (key: string, member: Tree) => string,
  ): void {
    this.append(open);
    for (const [each, member] of members) {
      this.lines.push(name(each, member));
      this.starts.set(key([...path, each]), this.lines.length);
      if (member instanceof Getter) this.append(`{ ${member.body} }`);
      else this.write(member, [...path, each]);
      this.append(',');
    }
    this.lines.push(close);
  }

  private append(text: string): void {
    const [first, ...rest] = text.split('\n');
    this.lines.push(`${this.lines.pop() ?? ''}${first}`, ...rest);
  }
}

function key(path: Path): string {
  return JSON.stringify(path);
}

function nameOf(name: string, member: Tree): string {
  if (member instanceof Getter) return `get ${JSON.stringify(name)}() `;
  // Without brackets it would be the prototype.
  return name === '__proto__' ? `["__proto__"]: ` : `${JSON.stringify(name)}: `;
}

export function isMap(tree: Tree | undefined): tree is { readonly [key: string]: Tree } {
  return (
    typeof tree === 'object' &&
    tree !== null &&
    !Array.isArray(tree) &&
    !(tree instanceof Code) &&
    !(tree instanceof Getter)
  );
}

export function at(tree: Tree, path: Path): Tree | undefined {
  return path.reduce<Tree | undefined>(
    (found, each) =>
      Array.isArray(found) || isMap(found) ? (found as Readonly<Record<string, Tree>>)[each] : undefined,
    tree,
  );
}

/** The tree with another member at the path; without it where there is none. */
export function replaced(tree: Tree, [first, ...rest]: Path, by: Tree | undefined): Tree {
  if (first === undefined) return by ?? null;
  const members = (Array.isArray(tree) || isMap(tree) ? tree : {}) as Readonly<Record<string, Tree>>;
  const changed = Object.entries(members).filter(
    ([each]) => each !== first || rest.length > 0 || by !== undefined,
  );
  const all = new Map<string, Tree>(changed);
  if (rest.length > 0 || by !== undefined) all.set(first, replaced(all.get(first) ?? {}, rest, by));
  if (Array.isArray(tree)) return [...all.values()];
  // Not by assignment, which takes `__proto__` for something else.
  return Object.fromEntries(all);
}

/** Every path of the tree but its root's. */
export function pathsOf(tree: Tree, above: Path = []): Path[] {
  const members =
    Array.isArray(tree) || isMap(tree) ? Object.entries(tree as Readonly<Record<string, Tree>>) : [];
  return members.flatMap(([each, member]) => [[...above, each], ...pathsOf(member, [...above, each])]);
}
