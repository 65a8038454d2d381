import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

const root = join(__dirname, '../lib');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .sort();
const texts = new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]));

/** The files of lib that a file imports, types included. */
function importedBy(file: string): string[] {
  const { importedFiles } = ts.preProcessFile(texts.get(file)!);
  return importedFiles.flatMap(({ fileName }) => {
    const path = join(dirname(file), fileName);
    const found = [`${path}.ts`, join(path, 'index.ts')].find((each) => texts.has(each));
    return fileName.startsWith('.') && found ? [found] : [];
  });
}

/** What is left when files that import nothing of the rest, or that nothing of the rest imports, are taken away again and again. */
function entangled(imports: ReadonlyMap<string, readonly string[]>): string[] {
  const left = new Map(imports);
  for (let size = -1; size !== left.size;) {
    size = left.size;
    for (const [file, all] of left) if (!all.some((each) => left.has(each))) left.delete(file);
    const wanted = new Set([...left.values()].flat());
    for (const file of left.keys()) if (!wanted.has(file)) left.delete(file);
  }
  return [...left.keys()];
}

it('no file imports itself in the end, by types neither', () => {
  const imports = new Map(files.map((file) => [file, importedBy(file)]));
  expect(imports.get('engines/index.ts')).toContain('engines/flux/index.ts');
  expect(entangled(imports)).toEqual([]);
  expect(entangled(new Map([['a', ['b']], ['b', ['c']], ['c', ['b']], ['d', []]]))).toEqual(['b', 'c']); // prettier-ignore
});

/** The names that a file exports and declares itself. */
function declaredIn(file: string): string[] {
  const source = ts.createSourceFile(file, texts.get(file)!, ts.ScriptTarget.Latest);
  return source.statements.flatMap((statement) => {
    const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
    if (!modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [];
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.flatMap(({ name }) =>
        ts.isIdentifier(name) ? [name.text] : [],
      );
    const { name } = statement as ts.DeclarationStatement;
    return name && ts.isIdentifier(name) ? [name.text] : [];
  });
}

it('no name is exported with two meanings', () => {
  const places = new Map<string, Set<string>>();
  for (const file of files) {
    // The expander imports nothing of the rest, and could be a package of its own: it has words of its own.
    if (file.startsWith('applicationsets/')) continue;
    // What two engines have in the same place is the same of each.
    const place = file.replace(/^engines\/(argocd|flux|arc)\//, 'engines/*/');
    for (const name of declaredIn(file)) places.set(name, (places.get(name) ?? new Set()).add(place));
  }
  expect(places.get('reconcilers')).toEqual(new Set(['engines/*/plan/reconcilers.ts']));
  const twice = [...places].filter(([, all]) => all.size > 1);
  expect(twice.map(([name, all]) => `${name}: ${[...all].join(', ')}`)).toEqual([]);
});

it('no file is longer than 250 lines, and no folder has more than 25 files of its own', () => {
  expect(files.filter((file) => texts.get(file)!.split('\n').length - 1 > 250)).toEqual([]);
  const folders = [...new Set(files.map((file) => dirname(file)))];
  expect(folders.filter((folder) => files.filter((file) => dirname(file) === folder).length > 25)).toEqual(
    [],
  );
});

it('every field of a customer reaches the plan, and every field of a tenant what is built of it', () => {
  const readIn = (isMeant: (file: string) => boolean) =>
    files
      .filter(isMeant)
      .map((file) => texts.get(file)!.replace(/\/\*[^]*?\*\/|\/\/.*/g, ''))
      .join('\n');
  const unread = (fields: readonly string[], text: string) =>
    fields.filter((field) => !new RegExp(`\\b${field}\\b`).test(text));
  const planned = readIn((file) => /^(plan|facts|content|passed)\//.test(file) && file !== 'plan/tenant.ts');
  const built = readIn((file) => /^(engines|tenancy|constructs)\/|^plan\/labels\.ts$/.test(file));
  expect(unread([...fieldsOf('authored/customer.ts', 'fields'), 'costCentre'], planned)).toEqual([
    'costCentre',
  ]);
  expect(unread([...fieldsOf('plan/tenant.ts', 'TenantPlan'), 'costCentre'], built)).toEqual(['costCentre']);
});

/** The keys of an interface, or of the object that a schema is made of. */
function fieldsOf(file: string, declared: string): string[] {
  const source = ts.createSourceFile(file, texts.get(file)!, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const isMeant =
      (ts.isInterfaceDeclaration(node) && node.name.text === declared) ||
      (ts.isVariableDeclaration(node) && node.name.getText() === declared);
    if (!isMeant) return ts.forEachChild(node, visit);
    const members = ts.isInterfaceDeclaration(node)
      ? node.members
      : ((node.initializer as ts.CallExpression).arguments[0] as ts.ObjectLiteralExpression).properties;
    found.push(...members.map(({ name }) => name!.getText()));
  };
  visit(source);
  return found;
}
