/**
 * Reads ValidatingAdmissionPolicies and requests as JSON from stdin, writes what the policies say of each request as JSON to stdout: the
 * messages, by policy. A program of its own, because the evaluator is an ES module, which jest cannot load.
 */
import { text } from 'node:stream/consumers';
import { Environment } from '@marcbachmann/cel-js';
import type { IValidatingAdmissionPolicy } from 'kubernetes-models/admissionregistration.k8s.io/v1/ValidatingAdmissionPolicy';

/** What the API server is asked. */
export interface AdmissionRequest {
  readonly object: { readonly apiVersion: string; readonly kind: string };
  /** What was there before. @default - nothing */
  readonly oldObject?: object;
  readonly namespaceObject: object;
  /** Whether it is to be deleted, and not created or changed. @default false */
  readonly isDeleted?: boolean;
  /** Groups of who asks. @default - none */
  readonly groups?: readonly string[];
}

export interface Verdict {
  readonly policy: string;
  readonly message: string;
}

type Spec = NonNullable<IValidatingAdmissionPolicy['spec']>;

const cel = new Environment({ unlistedVariablesAreDyn: true, enableOptionalTypes: true });

function verdictsOf(policies: readonly IValidatingAdmissionPolicy[], request: AdmissionRequest): Verdict[] {
  return policies.flatMap(({ metadata, spec }) =>
    spec && matches(spec, request)
      ? messagesOf(spec, request).map((message) => ({ policy: metadata!.name!, message }))
      : [],
  );
}

function operationOf({ oldObject, isDeleted }: AdmissionRequest): string {
  return isDeleted ? 'DELETE' : oldObject ? 'UPDATE' : 'CREATE';
}

function matches({ matchConstraints }: Spec, request: AdmissionRequest): boolean {
  const { apiVersion, kind } = request.object;
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
  const resource = kind.toLowerCase() + (kind.endsWith('s') ? 'es' : 's');
  return matchConstraints!.resourceRules!.some(
    ({ apiGroups, resources, operations }) =>
      apiGroups!.includes(group) &&
      resources!.includes(resource) &&
      (operations as readonly string[]).includes(operationOf(request)),
  );
}

function messagesOf(spec: Spec, asked: AdmissionRequest): string[] {
  const { object, oldObject, namespaceObject, isDeleted, groups = [] } = asked;
  const variables: Record<string, unknown> = {};
  const namespace = (namespaceObject as { metadata: { name: string } }).metadata.name;
  const given = {
    object: isDeleted ? null : object,
    oldObject: (isDeleted ? object : oldObject) ?? null,
    namespaceObject,
    variables,
    request: { operation: operationOf(asked), namespace, userInfo: { groups } },
  };
  const evaluate = (expression: string): unknown => cel.evaluate(expression, given);
  if (!(spec.matchConditions ?? []).every(({ expression }) => evaluate(expression) === true)) return [];
  for (const { name, expression } of spec.variables ?? []) variables[name] = evaluate(expression);
  return (spec.validations ?? []).flatMap(({ expression, message, messageExpression }) =>
    evaluate(expression) === true ? [] : [messageExpression ? String(evaluate(messageExpression)) : message!],
  );
}

async function main(): Promise<void> {
  const { policies, requests } = JSON.parse(await text(process.stdin)) as {
    readonly policies: readonly IValidatingAdmissionPolicy[];
    readonly requests: readonly AdmissionRequest[];
  };
  process.stdout.write(JSON.stringify(requests.map((request) => verdictsOf(policies, request))));
}

void main();
