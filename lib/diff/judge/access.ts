import { numberOf } from '../../plan/pods/amounts';
import { isMap, type Value, type Values } from '../../authored/values';
import type { FleetObject } from '../objects';
import type { ChangedObject } from '../pairs';
import { asList, asMap, asWord } from '../plain';
import { verdict, type KindRules } from './rule';

const REMOVED = verdict('safe', 'rights go');

const VERBS = ['apiGroups', 'resources', 'verbs', 'resourceNames', 'nonResourceURLs'] as const;

/** A rule of a role by its sets; names that it does not give are any. Source: Kubernetes API, PolicyRule. */
function covers(wide: Value, narrow: Value): boolean {
  if (!isMap(wide) || !isMap(narrow)) return false;
  return VERBS.every((key) => {
    const [a, b] = [asList(wide[key]), asList(narrow[key])];
    if (key === 'resourceNames')
      return a.length === 0 || (b.length > 0 && b.every((each) => a.includes(each)));
    return b.every((each) => a.includes(each) || a.includes('*'));
  });
}

/** Each rule of a role, a verb and a resource at a time, so that what one rule said may be said by two. */
function granted({ body }: FleetObject): Values[] {
  return asList(body['rules']).flatMap((rule) => {
    if (!isMap(rule)) return [];
    const resources = asList(rule['resources']);
    return asList(rule['verbs']).flatMap((verb) =>
      (resources.length === 0 ? [undefined] : resources).map((resource) => ({
        ...rule,
        verbs: [verb],
        ...(resource !== undefined && { resources: [resource] }),
      })),
    );
  });
}

function* grantedMore({ before, after }: ChangedObject): Generator<string> {
  const was = granted(before);
  const told = new Set<string>();
  for (const rule of granted(after))
    if (!was.some((each) => covers(each, rule))) {
      const [verbs, of] = [rule['verbs'], rule['resources'] ?? rule['nonResourceURLs']].map((each) =>
        asList(each).map(asWord).join(),
      );
      told.add(`grants ${verbs} of ${of}`);
    }
  yield* told;
}

/** Who aggregates other roles gets what these have, too. Source: Kubernetes, "Aggregated ClusterRoles". */
const role: KindRules = {
  whole: (pair) => {
    const found = [...grantedMore(pair)];
    const isOther =
      JSON.stringify(pair.before.body['aggregationRule']) !==
      JSON.stringify(pair.after.body['aggregationRule']);
    if (isOther) found.push('has the rules of other roles, too');
    return found.length > 0 ? [verdict('LOOSENS', found.join('; '))] : [];
  },
  fields: [[['rules', 'aggregationRule'], 'safe', 'it grants no more than before']],
  added: (object, { isNewPlace }) =>
    isNewPlace(object)
      ? verdict('safe', 'it is there with the namespace')
      : verdict('LOOSENS', 'it grants rights that nobody had'),
  removed: () => REMOVED,
};

const binding: KindRules = {
  whole: ({ before, after, hunks }) => {
    if (hunks.some(({ path }) => path[0] === 'roleRef'))
      return [verdict('REPLACE', 'the role of a binding is immutable: it has to be deleted, and made anew')];
    const was = asList(before.body['subjects']).map((each) => JSON.stringify(each));
    const more = asList(after.body['subjects']).filter((each) => !was.includes(JSON.stringify(each)));
    const names = more.map((each) =>
      isMap(each) ? `${each['kind'] as string} ${each['name'] as string}` : asWord(each),
    );
    return more.length > 0 ? [verdict('LOOSENS', `it gives its role to ${names.join(', ')}, too`)] : [];
  },
  fields: [['subjects', 'safe', 'it gives its role to no one else']],
  added: (object, { isNewPlace }) =>
    isNewPlace(object)
      ? verdict('safe', 'it is there with the namespace')
      : verdict('LOOSENS', 'it gives a role to accounts that had it not'),
  removed: () => REMOVED,
};

const account: KindRules = {
  fields: [
    [
      'automountServiceAccountToken',
      ({ to }) => (to === false ? 'safe' : 'LOOSENS'),
      'pods get a token of the API server',
    ],
    [['imagePullSecrets', 'secrets'], 'safe', 'it says what images are pulled with'],
  ],
  removed: () => verdict('DELETE', 'pods that run as it cannot be started any more'),
};

const NO_LIMIT = verdict('LOOSENS', 'nothing limits what the namespace may use');

/** What an amount says more of than before: one that is gone limits nothing. */
function* raised(was: Value | undefined, is: Value | undefined, isCeiling: boolean): Generator<string> {
  const [before, after] = [was, is].map((each) => (isMap(each) ? each : {})) as [Values, Values];
  for (const [key, amount] of Object.entries(before)) {
    const now = after[key];
    const [old, next] = [amount, now].map((each) => numberOf(asWord(each))) as [number, number];
    if (now === undefined) yield `limits ${key} no more`;
    else if (isCeiling ? !(next <= old) : !(next >= old)) yield `${key} ${asWord(amount)} -> ${asWord(now)}`;
  }
}

const quota: KindRules = {
  whole: ({ before, after, hunks }) => {
    const of = ({ body }: FleetObject) => asMap(body['spec']);
    const found = [...raised(of(before)['hard'], of(after)['hard'], true)];
    if (hunks.some(({ path }) => path[1] === 'scopes' || path[1] === 'scopeSelector'))
      found.push('counts other pods');
    return found.length > 0 ? [verdict('LOOSENS', `the quota permits more: ${found.join(', ')}`)] : [];
  },
  fields: [['spec', 'safe', 'it permits no more than before; what is there stays']],
  removed: () => NO_LIMIT,
};

const limits: KindRules = {
  whole: ({ before, after }) => {
    const of = ({ body }: FleetObject) =>
      new Map(
        asList(isMap(body['spec']) ? body['spec']['limits'] : undefined)
          .filter(isMap)
          .map((each) => [each['type'], each]),
      );
    const now = of(after);
    const found = [...of(before)].flatMap(([type, was]) => [
      ...raised(was['max'], now.get(type)?.['max'], true),
      ...raised(was['maxLimitRequestRatio'], now.get(type)?.['maxLimitRequestRatio'], true),
      ...raised(was['min'], now.get(type)?.['min'], false),
    ]);
    return found.length > 0 ? [verdict('LOOSENS', `containers may have more: ${found.join(', ')}`)] : [];
  },
  fields: [['spec', 'safe', 'new pods get it']],
  removed: () => NO_LIMIT,
};

const ADMITS = 'it may admit what was refused before';

function hasAll(list: Value | undefined, others: Value | undefined): boolean {
  const known = asList(list).map((each) => JSON.stringify(each));
  return Array.isArray(others) && others.every((each) => known.includes(JSON.stringify(each)));
}

/** Source: Kubernetes, "Validating Admission Policy". What is not known to refuse more is taken to refuse less. */
const admissionPolicy: KindRules = {
  fields: [
    ['spec.validations.*.message', 'safe', 'it says so in other words'],
    ['spec.validations.*.messageExpression', 'safe', 'it says so in other words'],
    ['spec.validations.*.reason', 'safe', 'it says so in other words'],
    ['spec.validations', ({ from, to }) => (hasAll(to, from) ? 'safe' : 'LOOSENS'), ADMITS],
    ['spec.auditAnnotations', 'safe', 'it says what is written down'],
    [
      'spec.failurePolicy',
      ({ to }) => (to === 'Ignore' ? 'LOOSENS' : 'safe'),
      'it says what becomes of what cannot be judged',
    ],
    ['spec', 'LOOSENS', ADMITS],
  ],
  removed: () => verdict('LOOSENS', ADMITS),
};

const denies = (value: Value | undefined) => asList(value).includes('Deny');

const admissionBinding: KindRules = {
  fields: [
    [
      'spec.validationActions',
      ({ from, to }) => (denies(from) && !denies(to) ? 'LOOSENS' : 'safe'),
      'it says what is done with what is refused',
    ],
    ['spec', 'LOOSENS', 'it may hold elsewhere'],
  ],
  removed: () => verdict('LOOSENS', ADMITS),
};

const webhooks: KindRules = {
  fields: [['webhooks', 'LOOSENS', ADMITS]],
  removed: () => verdict('LOOSENS', ADMITS),
};

export const accessKinds: Readonly<Record<string, KindRules>> = {
  ClusterRole: role,
  ClusterRoleBinding: binding,
  LimitRange: limits,
  MutatingWebhookConfiguration: webhooks,
  ResourceQuota: quota,
  Role: role,
  RoleBinding: binding,
  ServiceAccount: account,
  ValidatingAdmissionPolicy: admissionPolicy,
  ValidatingAdmissionPolicyBinding: admissionBinding,
  ValidatingWebhookConfiguration: webhooks,
};
