import type { IPolicyRule } from 'kubernetes-models/rbac.authorization.k8s.io/v1/PolicyRule';
import type { IRoleRef } from 'kubernetes-models/rbac.authorization.k8s.io/v1/RoleRef';
import type { ISubject } from 'kubernetes-models/rbac.authorization.k8s.io/v1/Subject';
import { RoleBinding } from '../../imports/rbac.authorization.k8s.io';
import type { Labels } from '../plan/labels';

const RBAC = 'rbac.authorization.k8s.io';

/** The rule that lets one read and write all objects of a resource. */
export function mayWrite(group: string, resource: string): IPolicyRule {
  const verbs = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete'];
  return { apiGroups: [group], resources: [resource], verbs };
}

interface Named {
  readonly name: string;
  readonly namespace: string;
  readonly annotations?: Labels;
}

/** Gives one account or group the rights of a role, in one namespace. */
export function binding(metadata: Named, roleRef: IRoleRef, subject: ISubject) {
  return RoleBinding({ metadata, roleRef, subjects: [subject] });
}

export function clusterRole(name: string): IRoleRef {
  return { apiGroup: RBAC, kind: 'ClusterRole', name };
}

export function roleBeside(name: string): IRoleRef {
  return { apiGroup: RBAC, kind: 'Role', name };
}

export function accountNamed({ name, namespace }: Named): ISubject {
  return { apiGroup: '', kind: 'ServiceAccount', name, namespace };
}

export function groupNamed(name: string): ISubject {
  return { apiGroup: RBAC, kind: 'Group', name };
}
