import type { DiffEntry, FleetDiff } from '../../json/diff';
import { isDangerous } from '../change-class';
import { classesLine, headingOf, sectionsOf, touchedLine, whoOf } from './summary';

const STYLE = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
article { border-left: 0.3rem solid GrayText; margin: 0.75rem 0; padding: 0.25rem 0.75rem; }
article.dangerous { border-left-color: #c62828; }
h3 { font-size: 1rem; margin: 0; overflow-wrap: anywhere; }
.class { font-weight: 700; }
p { margin: 0.15rem 0; overflow-wrap: anywhere; }
pre { overflow-x: auto; margin: 0.25rem 0; }
summary { cursor: pointer; }
`;

/** A diff as one file that browsers show without a server, and that loads nothing. */
export function htmlOfDiff(diff: FleetDiff): string {
  const { added, changed, removed } = diff.files;
  const body =
    diff.entries.length === 0
      ? [`<h1>Nothing changes</h1>`, `<p>Nothing differs from ${escaped(diff.against)}.</p>`]
      : [
          `<h1>${escaped(classesLine(diff))}</h1>`,
          `<p>${escaped(touchedLine(diff) || 'Nobody is touched.')}</p>`,
          `<p>Files: ${added} added, ${changed} changed, ${removed} removed, against ${escaped(diff.against)}.</p>`,
          ...sectionsOf(diff).flatMap(({ title, entries }) => [
            `<section><h2>${title}</h2>`,
            ...entries.map(article),
            '</section>',
          ]),
        ];
  return [
    '<!doctype html>',
    '<html lang="en">',
    `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Fleet diff</title><style>${STYLE}</style></head>`,
    '<body><main>',
    ...body,
    '</main></body>',
    '</html>',
    '',
  ].join('\n');
}

const OPEN = 5;

function article(entry: DiffEntry): string {
  const { details, layers, subjects, exceptions } = entry;
  const names = (title: string, list: readonly string[]) =>
    list.length > OPEN
      ? `<details><summary>${title}</summary><p>${list.map(escaped).join(', ')}</p></details>`
      : '';
  return [
    `<article class="${isDangerous(entry.class) ? 'dangerous' : 'other'}">`,
    `<h3><span class="class">${entry.class}</span> ${escaped(headingOf(entry))}</h3>`,
    `<p>${escaped(entry.why)}</p>`,
    layers.length > 0 ? `<p>From ${layers.map(escaped).join(', ')}</p>` : '',
    `<p>${escaped(whoOf(entry, OPEN))}</p>`,
    names(`all ${subjects.length}`, subjects),
    names(`all ${exceptions.length} exceptions`, exceptions),
    details.length > 0
      ? `<details><summary>what</summary><pre>${escaped(details.join('\n'))}</pre></details>`
      : '',
    '</article>',
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
