import type { Of } from './manifests';

/** What somebody wants to do: `applications`, `get`, `project/name`. */
export interface Wish {
  readonly resource: string;
  readonly action: string;
  readonly object: string;
}

/** What the built-in roles of Argo CD permit of Applications. Source: Argo CD, "builtin-policy.csv". */
const BUILT_IN = [
  'p, role:readonly, applications, get, */*, allow',
  'p, role:readonly, logs, get, */*, allow',
  'p, role:readonly, projects, get, *, allow',
  'p, role:readonly, clusters, get, *, allow',
  'p, role:readonly, repositories, get, *, allow',
  'p, role:admin, *, *, *, allow',
];

/**
 * Whether members of the groups may, as Argo CD decides it from its ConfigMap and the AppProject that the object is of.
 * Sources: Argo CD, "RBAC Configuration", "Policies Evaluation and Matching"; "Projects", "Project Roles".
 */
export function isPermitted(
  groups: readonly string[],
  wish: Wish,
  settings: Of<'ConfigMap'>,
  projects: readonly Of<'AppProject'>[],
): boolean {
  const data = settings.data ?? {};
  expect(data['policy.matchMode'] ?? 'glob').toBe('glob');
  expect(data['scopes'] ?? '[groups]').toBe('[groups]');
  const of = projects.find(({ metadata: { name } }) => name === wish.object.split('/')[0]);
  const lines = [
    ...BUILT_IN,
    ...(data['policy.csv'] ?? '').split('\n'),
    ...(of ? policiesOf(of) : []),
  ].flatMap((line) => (line.trim() === '' ? [] : [fieldsOf(line)]));
  const byDefault = verdict([data['policy.default'] ?? ''], wish, lines);
  return byDefault ?? verdict(groups, wish, lines) ?? false;
}

/** The lines that a project comes to: its roles may see the project itself, and a group has the role. */
function policiesOf({ metadata: { name }, spec }: Of<'AppProject'>): string[] {
  return (spec.roles ?? []).flatMap((role) => {
    const subject = `proj:${name}:${role.name}`;
    return [
      `p, ${subject}, projects, get, ${name}, allow`,
      ...(role.policies ?? []),
      ...(role.groups ?? []).map((group) => `g, ${group}, ${subject}`),
    ];
  });
}

/** Denied where one line denies, permitted where one allows, else neither. */
function verdict(
  names: readonly string[],
  { resource, action, object }: Wish,
  lines: readonly (readonly string[])[],
): boolean | undefined {
  const subjects = new Set(names);
  for (let before = -1; before !== subjects.size;) {
    before = subjects.size;
    for (const [kind, member, role] of lines) if (kind === 'g' && subjects.has(member!)) subjects.add(role!);
  }
  const effects = lines.flatMap(([kind, subject, ...tokens]) => {
    const [ofResource, ofAction, ofObject, effect] = tokens;
    if (kind !== 'p' || !subjects.has(subject!)) return [];
    return glob(ofResource!, resource) && glob(ofAction!, action) && glob(ofObject!, object) ? [effect] : [];
  });
  if (effects.includes('deny')) return false;
  return effects.includes('allow') ? true : undefined;
}

/** A line of CSV, in which fields may be quoted. */
function fieldsOf(line: string): string[] {
  return [...line.matchAll(/\s*(?:"([^"]*)"|([^,]*))\s*(?:,|$)/g)]
    .map(([, quoted, plain]) => quoted ?? plain!.trim())
    .slice(0, line.startsWith('g') ? 3 : 6);
}

/** `*` is any number of characters and `?` is one, a slash among them: nothing separates. */
function glob(pattern: string, text: string): boolean {
  expect(pattern).not.toMatch(/[[\]{}\\!]/);
  const escaped = pattern.replace(/[.+^$()|]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's').test(text);
}
