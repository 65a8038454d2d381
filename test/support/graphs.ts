import type { Graph } from '../../lib/graph';

/** Two groups, one in the other; an edge of each kind; text that means something to formats. */
export const awkward: Graph = {
  direction: 'LR',
  groups: [
    { id: 'group/outer', title: 'CI/CD & "more"' },
    { id: 'group/inner', title: '1. Foundation', parent: 'group/outer' },
  ],
  nodes: [
    { id: 'a/b', title: 'a "quoted" <b>title</b> & \\n', kind: 'source', group: 'group/inner' },
    { id: 'a-b', title: '- #35; `code` [x] {y} (z) |', kind: 'root', group: 'group/outer' },
    { id: 'a--b-', title: '%% über\nzwei Zeilen', kind: 'component' },
    { id: 'end/of', title: 'end', kind: 'tenant' },
    { id: '_/x', title: '📦 *box*', kind: 'ring' },
    { id: '/', title: '', kind: 'state' },
  ],
  edges: [
    { from: 'a/b', to: 'a-b', kind: 'source' },
    { from: 'a-b', to: 'a--b-', label: 'pulls "it" | not', kind: 'manages' },
    { from: 'a--b-', to: 'end/of', kind: 'depends' },
    { from: 'end/of', to: '_/x', label: 'x\\', kind: 'managed' },
    { from: '_/x', to: '/', label: 'reads', kind: 'reads' },
  ],
};
