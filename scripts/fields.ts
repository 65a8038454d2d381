/**
 * Schemas of the fields that people write and ringfleet passes on to an engine as they are. Names, kinds, choices and
 * docs come from the types of the pinned packages. These ship no JSON Schema: their validators are compiled, judge whole
 * objects, pass over a field that is unknown, and say what is wrong to machines.
 */
import { join } from 'node:path';
import ts from 'typescript';

/** For each constant, the file of the package with the type, as version/kind, and the path of members from there. */
type Fields = Readonly<Record<string, readonly [file: string, ...members: string[]]>>;

const ARGO = '@kubernetes-models/argo-cd';
const FLUX = '@kubernetes-models/flux-cd';
const ARGO_TYPES = 'argoproj.io/v1alpha1';

/** For each file, the package that has the types, and what is taken of it. */
export const FIELDS: Readonly<Record<string, readonly [from: string, fields: Fields]>> = {
  'argocd-fields.ts': [
    ARGO,
    {
      differences: [`${ARGO_TYPES}/ResourceIgnoreDifferences`],
      directory: [`${ARGO_TYPES}/ApplicationSourceDirectory`],
      helm: [`${ARGO_TYPES}/ApplicationSourceHelm`],
      info: [`${ARGO_TYPES}/Info`],
      kustomize: [`${ARGO_TYPES}/ApplicationSourceKustomize`],
      orphanedResources: [`${ARGO_TYPES}/OrphanedResourcesMonitorSettings`],
      plugin: [`${ARGO_TYPES}/ApplicationSourcePlugin`],
      pullRequest: [`${ARGO_TYPES}/PullRequestGenerator`],
      scmProvider: [`${ARGO_TYPES}/SCMProviderGenerator`],
      syncPolicy: [`${ARGO_TYPES}/SyncPolicy`],
    },
  ],
  'flux-fields.ts': [
    FLUX,
    {
      helmRelease: ['helm.toolkit.fluxcd.io/v2/HelmRelease', 'spec'],
      kustomization: ['kustomize.toolkit.fluxcd.io/v1/Kustomization', 'spec'],
      provider: ['notification.toolkit.fluxcd.io/v1beta3/Provider', 'spec'],
      receiver: ['notification.toolkit.fluxcd.io/v1/Receiver', 'spec'],
    },
  ],
};

/** What engines ask of a field beyond its type, by its name. Other text is not empty, and other numbers are not below zero. */
const BY_NAME: Readonly<Record<string, string>> = {
  interval: 'duration',
  retryInterval: 'duration',
  timeout: 'duration',
  array: 'z.string()',
  group: 'z.string()',
  string: 'z.string()',
  value: 'z.string()',
  factor: 'z.int().min(1)',
  // Below zero: without end.
  limit: 'z.int()',
  retries: 'z.int()',
};

/** Lists that engines refuse without an item, by name. */
const NOT_EMPTY: ReadonlySet<string> = new Set(['paths']);

/** What people write first, as messages say it. The packages have the order of the alphabet. */
const FIRST: readonly string[] = ['apiVersion', 'kind', 'name'];

/** What the fleet decides, wherever it stands. */
const DECIDED: ReadonlySet<string> = new Set(['chart', 'chartRef', 'sourceRef', 'template', 'values']);

/** The file with the schemas, a constant each. */
export function fieldsFile(header: string, folder: string, fields: Fields): string {
  const paths = Object.values(fields).map(([file]) => join(folder, `${file}.d.ts`));
  const program = ts.createProgram(paths, { strict: true, skipLibCheck: true, types: [] });
  const checker = program.getTypeChecker();
  const constants = Object.entries(fields).map(([name, [file, ...members]], index) => {
    const kind = file.slice(file.lastIndexOf('/') + 1);
    const whole = interfaceOf(checker, program.getSourceFile(paths[index]!), `I${kind}`);
    const type = members.reduce((above, member) => memberOf(checker, above, member), whole);
    const schema = objectOf(checker, type);
    return `\n/** ${[kind, ...members].join('.')}. */\nexport const ${name} = ${schema};\n`;
  });
  const body = constants.join('');
  const used = ['duration', 'text'].filter((name) => new RegExp(`[ (]${name}[.,)]`).test(body));
  return `${header}
import { z } from 'zod';
import { ${used.join(', ')} } from '../lib/authored/text';
${body}`;
}

function interfaceOf(checker: ts.TypeChecker, file: ts.SourceFile | undefined, name: string): ts.Type {
  const module = file && checker.getSymbolAtLocation(file);
  const symbol = module && checker.getExportsOfModule(module).find((each) => each.name === name);
  if (!symbol) throw new Error(`the package has no ${name}`);
  return checker.getDeclaredTypeOfSymbol(symbol);
}

function memberOf(checker: ts.TypeChecker, type: ts.Type, name: string): ts.Type {
  const member = type.getProperty(name);
  if (!member) throw new Error(`${checker.typeToString(type)} has no ${name}`);
  return checker.getNonNullableType(checker.getTypeOfSymbol(member));
}

/** The type as an expression. Items of lists go by the name of the list, and values of records by `value`. */
function schemaOf(checker: ts.TypeChecker, given: ts.Type, name: string, indent: string): string {
  const type = checker.getNonNullableType(given);
  if (type.flags & ts.TypeFlags.Any) return 'z.unknown()';
  if (type.flags & ts.TypeFlags.BooleanLike) return 'z.boolean()';
  if (type.flags & ts.TypeFlags.String) return BY_NAME[name] ?? 'text';
  if (type.flags & ts.TypeFlags.Number) return BY_NAME[name] ?? 'z.int().min(0)';
  if (type.isStringLiteral()) return `z.enum(['${type.value}'])`;
  if (type.isUnion()) {
    // The compiler's own order depends on what else it has seen.
    const choices = type.types.flatMap((each) => (each.isStringLiteral() ? [`'${each.value}'`] : [])).sort();
    if (choices.length === type.types.length) return `z.enum([${choices.join(', ')}])`;
    const forms = type.types.map((each) => schemaOf(checker, each, name, indent));
    // What is not text comes first: messages name the first that is near.
    return `z.union([${forms.sort((a, b) => Number(a === 'text') - Number(b === 'text')).join(', ')}])`;
  }
  if (checker.isArrayType(type)) {
    const [item] = checker.getTypeArguments(type as ts.TypeReference);
    return `z.array(${schemaOf(checker, item!, name, indent)})${NOT_EMPTY.has(name) ? '.min(1)' : ''}`;
  }
  const values = type.getStringIndexType();
  if (values) return `z.record(z.string(), ${schemaOf(checker, values, 'value', indent)})`;
  return objectOf(checker, type, indent);
}

function objectOf(checker: ts.TypeChecker, type: ts.Type, indent = ''): string {
  const inner = `${indent}  `;
  const rank = ({ name }: ts.Symbol) => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length);
  const sorted = [...type.getProperties()].sort((a, b) => rank(a) - rank(b));
  const members = sorted.map((member) => {
    if (DECIDED.has(member.name)) return '';
    const doc = ts.displayPartsToString(member.getDocumentationComment(checker)).replace(/\s+/g, ' ').trim();
    const schema = schemaOf(checker, checker.getTypeOfSymbol(member), member.name, inner);
    const optional = member.flags & ts.SymbolFlags.Optional ? '.optional()' : '';
    const above = doc === '' ? '' : `${inner}/** ${doc} */\n`;
    return `${above}${inner}${member.name}: ${schema}${optional},\n`;
  });
  return `z.strictObject({\n${members.join('')}${indent}})`;
}
