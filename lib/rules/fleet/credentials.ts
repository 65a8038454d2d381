import type { CustomerInput, ProductInput, SecretInput, Specs } from '../../authored/specs';
import { isMap } from '../../authored/values';
import { writtenOf } from '../../content/forms';
import { URL_WITH_PASSWORD } from '../../credentials/formats';
import { credentialsIn, type Finding } from '../../credentials/scan';
import { allowedCredentials } from '../../facts/allowed-credentials';
import { error, warning, within, type Issue, type Location } from '../../issues/issue';
import { isSealed } from '../../passed/sealed-secret';
import { tenantsOf, type Plan } from '../../plan/fleet';
import { locate } from '../../plan/locate';
import type { ReleasePlan } from '../../plan/tenant';
import type { Rule } from '../rule';

/** Nothing that is written holds a credential in the clear, whoever wrote it and wherever. Says no value. */
export const openCredentials: Rule = function* ({ specs, plan }) {
  const allowed = allowedCredentials(specs.fleet);
  const used = new Set<string>();
  for (const issue of found(specs, plan)) {
    const permission = allowed.find(({ covers }) => covers(issue.at));
    if (permission) used.add(permission.place);
    else yield issue;
  }
  const at = within({ file: specs.fleetFile }, 'allowedCredentials');
  for (const { place } of allowed)
    if (!used.has(place)) yield warning(at, `nothing at '${place}' looks like a credential`, 'remove it');
};

function* found(specs: Specs, plan: Plan): Generator<Issue> {
  const { allowedCredentials: _, ...fleet } = specs.fleet;
  yield* ofSpec({ file: specs.fleetFile }, fleet);
  for (const product of specs.products) yield* ofProduct(product);
  for (const customer of specs.customers) yield* ofCustomer(customer);
  yield* ofFunctions(plan);
}

function* ofData(at: Location, data: unknown): Generator<Issue> {
  for (const finding of credentialsIn(data)) yield issueOf(within(at, ...finding.path), finding);
}

/** A password in the address of a repository, as its own rules find it. */
const PASSWORD_SAID = /^(?:https|ssh):\/\/[^/@:]+:[^/@]+@/;
/** Where such an address stands. */
const ADDRESS =
  /^(?:(?:teams\.[^.]+\.)?repository\.git|(?:state|(?:states|repositories)\.[^.]+)\.(?:git|helm|oci|url|credentials\.prefix))$/;
/** What opens a repository or a cluster, sealed: its own rules say where it is not. */
const SEALED =
  /^(?:state|(?:states|repositories)\.[^.]+|clusters\.[^.]+\.connection)\.credentials\.sealed\.[^.]+$/;

/** A fleet or a customer. */
function* ofSpec(at: Location, spec: object): Generator<Issue> {
  for (const finding of credentialsIn(spec)) {
    const path = finding.path.join('.');
    const isAddress = finding.what === URL_WITH_PASSWORD && ADDRESS.test(path);
    const isSaid = SEALED.test(path) || (isAddress && PASSWORD_SAID.test(textAt(spec, finding.path)));
    if (!isSaid) yield issueOf(within(at, ...finding.path), finding);
  }
}

function textAt(spec: object, path: readonly string[]): string {
  const found = path.reduce<unknown>((inner, key) => (inner as Readonly<Record<string, unknown>>)[key], spec);
  return typeof found === 'string' ? found : '';
}

function issueOf(at: Location, { problem, fix, line }: Finding): Issue {
  // The line is not shown.
  return error(
    { ...at, text: '' },
    line === undefined ? problem : `line ${line} of the text ${problem}`,
    fix,
  );
}

function* ofProduct({ spec, file, rings }: ProductInput): Generator<Issue> {
  yield* ofData({ file }, spec);
  for (const [ring, entry] of Object.entries(rings?.entries ?? {}))
    for (const finding of credentialsIn(entry))
      yield issueOf(
        { ...rings!.locate(ring), path: within({ file: '' }, ring, ...finding.path).path! },
        finding,
      );
}

function* ofCustomer(customer: CustomerInput): Generator<Issue> {
  const { spec, file, isTeam, secrets = [], productSecrets = [], terraform = [] } = customer;
  // Teams are part of the fleet.
  if (isTeam !== true) yield* ofSpec({ file }, spec);
  for (const each of [...secrets, ...productSecrets]) yield* ofSecrets(each);
  for (const each of terraform) yield* ofText(each.file, each.text);
}

/** What is not encrypted in a file with Secrets; whether the rest is, other rules say. */
function* ofSecrets({
  file,
  text,
  documents,
}: Pick<SecretInput, 'file' | 'text' | 'documents'>): Generator<Issue> {
  for (const { value, locate: place } of documents) {
    for (const finding of credentialsIn(openPart(value)))
      yield issueOf({ ...place(finding.path), path: finding.path.join('.') }, finding);
  }
  yield* ofText(file, text.replace(/^(?:[^#\n]*[^#\n \t])?(?=[ \t]*(?:#|$))/gm, ''));
}

function openPart(document: unknown): unknown {
  if (!isMap(document)) return document;
  const { data: _, stringData: __, spec, ...rest } = document;
  if (!isSealed(document)) return { ...rest, spec };
  const { encryptedData: ___, ...open } = isMap(spec) ? spec : {};
  return { ...rest, spec: open };
}

function* ofText(file: string, text: string): Generator<Issue> {
  for (const { problem, fix, line = 1 } of credentialsIn(text))
    yield error({ file, line, text: '' }, problem, fix);
}

/** What functions of products give, and their schemas. */
function* ofFunctions(plan: Plan): Generator<Issue> {
  for (const { file, valuesSchema } of plan.products)
    yield* ofData({ file, path: 'schema' }, attempted(valuesSchema));
  for (const { layers } of plan.customers)
    for (const { tenant, layer } of layers)
      if (tenant !== undefined) yield* ofData(locate(layer, []), layer.values);
  const seen = new WeakSet<object>();
  for (const tenant of tenantsOf(plan))
    for (const release of tenant.releases) yield* ofRelease(release, seen);
}

/** That it cannot be written, another rule says. */
function attempted(schema: () => object): object | undefined {
  try {
    return schema();
  } catch {
    return undefined;
  }
}

function* ofRelease({ product, content }: ReleasePlan, seen: WeakSet<object>): Generator<Issue> {
  const { file } = locate(product.base, []);
  const written = writtenOf(content);
  for (const [index, object] of (written?.objects ?? []).entries()) {
    if (seen.has(object)) continue;
    seen.add(object);
    yield* ofData({ file, path: `${written!.kind}.${index}` }, object);
  }
  if (content.form !== 'folder' || !content.changes || seen.has(content.changes)) return;
  seen.add(content.changes);
  yield* ofData({ file, path: 'kustomize.changes' }, content.changes);
}
