import {
  ValidatingAdmissionPolicy,
  ValidatingAdmissionPolicyBinding,
} from '../../../imports/admissionregistration.k8s.io';
import type { PlainObject } from '../../files';
import { ADMISSION } from '../../plan/labels';

/** A policy on the fields of one kind of object in a tenant's namespace, or of several kinds that are alike. */
export interface Policy {
  readonly name: string;
  /** Resources by API group, as in the API's paths. */
  readonly resources: Readonly<Record<string, readonly string[]>>;
  /**
   * What of such an object is judged. @default - that it is created, and changed in more than labels and finalizers
   */
  readonly operations?: readonly ('CREATE' | 'UPDATE' | 'DELETE')[];
  /** CEL by name; each may use those before it. @default - none */
  readonly variables?: Readonly<Record<string, string>>;
  readonly validations: readonly Validation[];
}

export interface Validation {
  /** CEL that is true of what is let through. */
  readonly expression: string;
  readonly message: string;
  /** CEL for a message that says what would be let through. @default - the message is all */
  readonly messageExpression?: string;
}

/** CEL: names in an annotation of the namespace, as the platform wrote them. */
export function namesIn(annotation: string): string {
  return `namespaceObject.metadata.?annotations[?'${annotation}'].orValue('').split(',').filter(host, host != '')`;
}

/** CEL: the hosts that the releases of the namespace claim. */
export const HOSTS = namesIn(ADMISSION.hosts);

/** CEL: the object's annotations. */
export const ANNOTATIONS = 'object.metadata.?annotations.orValue({})';

/** CEL: a list of text. Names in it come from the schema of the fleet, which lets no quote through. */
export function listOf(names: readonly string[]): string {
  return `[${names.map((name) => `'${name}'`).join(', ')}]`;
}

/**
 * An object that was there before may be labelled, and lose its finalizers. While it is being deleted it is judged like any
 * other: a finalizer of the tenant's own would keep it there.
 */
const CHANGES = {
  name: 'changes',
  expression: `request.operation != 'UPDATE' || object.spec != oldObject.spec || ${ANNOTATIONS} != ${ANNOTATIONS.replace('object', 'oldObject')}`,
} as const;

/** The mode is a label of the namespace; a namespace without it is one where what is forbidden is refused. */
const BINDINGS = [
  ['', 'NotIn', ['off', 'warn'], ['Deny']],
  ['-warn', 'In', ['warn'], ['Warn', 'Audit']],
] as const;

/**
 * A ValidatingAdmissionPolicy and its bindings. All is stated that the API server would fill in: Argo CD would find a
 * difference after each sync. Source: Kubernetes, "Validating Admission Policy".
 */
export function admissionPolicy(policy: Policy): PlainObject[] {
  const { name, resources, operations, variables = {}, validations } = policy;
  const judging = ValidatingAdmissionPolicy({
    metadata: { name },
    spec: {
      failurePolicy: 'Fail',
      matchConstraints: {
        matchPolicy: 'Equivalent',
        namespaceSelector: {},
        objectSelector: {},
        resourceRules: Object.entries(resources).map(([group, names]) => ({
          apiGroups: [group],
          apiVersions: ['*'],
          operations: [...(operations ?? ['CREATE', 'UPDATE'])],
          resources: names,
          scope: '*',
        })),
      },
      ...(!operations && { matchConditions: [CHANGES] }),
      ...(Object.keys(variables).length > 0 && {
        variables: Object.entries(variables).map(([variable, expression]) => ({
          name: variable,
          expression,
        })),
      }),
      validations,
    },
  });
  const bindings = BINDINGS.map(([suffix, operator, values, validationActions]) =>
    ValidatingAdmissionPolicyBinding({
      metadata: { name: `${name}${suffix}` },
      spec: {
        policyName: name,
        matchResources: {
          matchPolicy: 'Equivalent',
          namespaceSelector: {
            matchExpressions: [
              { key: ADMISSION.tenant, operator: 'Exists' },
              { key: ADMISSION.mode, operator, values },
            ],
          },
          objectSelector: {},
        },
        validationActions,
      },
    }),
  );
  return [judging, ...bindings];
}
