import type { Field, Shape } from './shape';

/** Where each named type is told: `tier.md#tierspec`. */
export type Places = (name: string) => string;

/** A section: the type's name, its words, and a table of its fields for each form that it has. */
export function sectionOf(name: string, doc: string, shape: Shape, place: Places): string {
  const words = doc === '' ? [] : [prose(doc)];
  return [`## ${name}`, ...words, ...formsOf(shape, place)].join('\n\n');
}

function formsOf(shape: Shape, place: Places): string[] {
  if (shape.kind === 'fields') return [table(rowsOf(shape.fields, '', place))];
  if (shape.kind !== 'either') return [`${capital(typeOf(shape, place))}.`];
  const told = shape.forms.filter((form) => form.kind !== 'fields');
  const maps = shape.forms.filter((form): form is Fields => form.kind === 'fields');
  const among = told.map((form) => typeOf(form, place)).join(', or ');
  const first =
    told.length === 0 ? 'One of these forms.' : maps.length === 0 ? among : `${among}, or one of these forms`;
  return [
    `${capital(first).replace(/\.?$/, '.')}`,
    ...maps.flatMap((form) => [`With ${labelOf(form, maps)}:`, table(rowsOf(form.fields, '', place))]),
  ];
}

type Fields = Extract<Shape, { kind: 'fields' }>;

/** Keys that tell a form from the others: those that it must have, and not all of them may. */
function labelOf(form: Fields, forms: readonly Fields[]): string {
  const required = form.fields.filter(({ isRequired }) => isRequired);
  const others = forms.filter((each) => each !== form);
  const own = required.filter(
    ({ name }) => !others.every(({ fields }) => fields.some((field) => field.name === name)),
  );
  const shown = own.length > 0 ? own : required;
  return shown
    .map(({ name, shape }) =>
      shape.kind === 'scalar' && shape.text.startsWith("`'") ? `\`${name}\` ${shape.text}` : `\`${name}\``,
    )
    .join(', ');
}

interface Row {
  readonly path: string;
  readonly cells: readonly string[];
}

/** A row for each field, and for those of the maps in it. */
function rowsOf(fields: readonly Field[], before: string, place: Places): Row[] {
  return fields.flatMap((field) => {
    const path = `${before}${field.name}`;
    const limits = field.limits === undefined ? undefined : prose(field.limits);
    const type = limits !== undefined && isText(field.shape) ? limits : typeOf(field.shape, place);
    const fallback = field.isRequired ? '**required**' : prose(fallbackOf(field));
    return [{ path, cells: [type, fallback, prose(field.doc)] }, ...rowsIn(field.shape, path, place)];
  });
}

function rowsIn(shape: Shape, path: string, place: Places): Row[] {
  if (shape.kind === 'fields') return rowsOf(shape.fields, `${path}.`, place);
  if (shape.kind === 'list') return rowsIn(shape.of, `${path}[]`, place);
  if (shape.kind === 'map') return rowsIn(shape.of, `${path}.<name>`, place);
  if (shape.kind !== 'either') return [];
  // A key that several forms have alike is told once.
  const rows = shape.forms.flatMap((form) => rowsIn(form, path, place));
  return [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()];
}

/** Whether the words of a message say more than the type, which is text or a number. */
function isText(shape: Shape): boolean {
  if (shape.kind === 'either') return shape.forms.every(isText);
  return shape.kind === 'scalar' && !/^`['(]/.test(shape.text);
}

function fallbackOf({ fallback }: Field): string {
  if (fallback === undefined) return '';
  const said = fallback.replace(/^- /, '');
  return /^('[^']*'|true|false|\d+|\{.*\})$/.test(said) ? `\`${said}\`` : said;
}

function typeOf(shape: Shape, place: Places): string {
  switch (shape.kind) {
    case 'scalar':
      return shape.text;
    case 'named':
      return `[${shape.name}](${place(shape.name)})`;
    case 'list':
      return `list of ${many(shape.of, place)}`;
    case 'map':
      return `map by name of ${many(shape.of, place)}`;
    case 'fields':
      return 'map';
    case 'either':
      return [...new Set(shape.forms.map((form) => typeOf(form, place)))].join(' or ');
  }
}

function many(shape: Shape, place: Places): string {
  const text = typeOf(shape, place);
  return (
    ({ map: 'maps', text: 'texts', number: 'numbers' } as Readonly<Record<string, string>>)[text] ?? text
  );
}

function table(rows: readonly Row[]): string {
  const lines = rows.map(({ path, cells }) => [`\`${path}\``, ...cells]);
  return [['field', 'type', 'default', 'meaning'], ['-', '-', '-', '-'], ...lines]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');
}

/** A comment in one line, with what Markdown would take for a tag as it is. */
function prose(text: string): string {
  return text
    .replace(/\s*\n\s*/g, ' ')
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith('`') ? part : part.replace(/[<*_[\]]/g, '\\$&')))
    .join('')
    .trim();
}

function capital(text: string): string {
  return text.replace(/^[a-z]/, (letter) => letter.toUpperCase());
}
