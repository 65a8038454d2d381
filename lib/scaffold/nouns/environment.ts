import { isMap } from '../../authored/values';
import type { EnvironmentSpec } from '../../authored/environment';
import { error, type Issue } from '../../issues/issue';
import type { Edit } from '../../read/edit';
import { Pieces } from '../../read/pieces';
import type { NewNoun, FleetNow } from '../addition';
import { alike } from '../edit/alike';
import { mapAt, placeOfMap, withEntry } from '../edit/entry';
import { codeOf } from '../literal';

export const environmentNoun: NewNoun = {
  summary: 'an entry in the environments of the fleet, and a version of each component',
  options: {
    like: 'the environment of which it takes settings and versions of components',
    after: 'the environment that comes before it in the order of promotion',
    branch: 'branch that git charts without versions follow',
  },
  taken: ({ fleet }) => Object.keys(fleet.environments),
  add: function* (present, name) {
    const { root, fleet } = present;
    const choices = Object.keys(fleet.environments);
    const like = yield { option: 'like', ask: 'Like which environment?', choices };
    const after = yield { option: 'after', ask: 'After which one?', choices, otherwise: choices.at(-1) };
    const before: EnvironmentSpec | undefined = fleet.environments[like];
    const branch = yield { option: 'branch', ask: 'Branch of git charts?', otherwise: before?.branch };
    const pieces = new Pieces();
    const found = mapAt(root, pieces, ['environments', like]);
    const { automatedSync, onDelete, access } = before ?? {};
    const value = found
      ? alike(found, ['title', 'globalEntry'], { branch })
      : (indent: string) => codeOf({ branch, automatedSync, onDelete, access }, indent);
    const entry = withEntry(present, pieces, ['environments'], { key: name, value, after });
    const versions = versionsOf(present, pieces, name, like);
    const { command } = present;
    return {
      files: {},
      edits: [...('issue' in entry ? [] : entry.edits), ...versions.edits],
      issues: [...('issue' in entry ? [entry.issue] : []), ...versions.issues],
      next: [
        `${command} new cluster <name> --environment ${name}    # where its tenants run`,
        `${command} new ring <name> --environment ${name}`,
        'npm run typecheck, and commit it with dist/',
      ],
    };
  },
};

/** Each component that has versions by environment has one more: as in the environment that it is like. */
function versionsOf(
  { root, fleet }: FleetNow,
  pieces: Pieces,
  name: string,
  like: string,
): { edits: Edit[]; issues: Issue[] } {
  const edits: Edit[] = [];
  const issues: Issue[] = [];
  const seen = new Set<string>();
  for (const [component, spec] of Object.entries(fleet.components)) {
    const versions: unknown = 'versions' in spec ? spec.versions : undefined;
    if (!isMap(versions) || !Object.hasOwn(versions, like) || Object.hasOwn(versions, name)) continue;
    const path = ['components', component, 'versions'];
    const map = mapAt(root, pieces, path);
    const of = map && pieces.member(map.piece, like)?.value;
    // Components may share one map.
    const place = map && `${map.piece.module.path}:${map.node.start}`;
    if (place !== undefined && seen.has(place)) continue;
    if (place !== undefined) seen.add(place);
    const text = of ? of.module.text.slice(of.node.start!, of.node.end!) : JSON.stringify(versions[like]);
    const added = map && withEntry({ root }, pieces, path, { key: name, value: () => text, after: like });
    if (added && 'edits' in added) edits.push(...added.edits);
    else {
      const problem = `the versions of '${component}' are no literal that can be added to`;
      issues.push(
        error(
          placeOfMap(root, pieces, path),
          problem,
          `nothing is written; write ${name}: ${text} there yourself`,
        ),
      );
    }
  }
  return { edits, issues };
}
