import { z } from 'zod';
import { argocdCapacity } from '../../../authored/capacity';
import { anyCluster, type ClusterNames } from '../../../authored/cluster/any';
import { type Authored, named } from '../../../authored/readonly';
import { flag, text, texts } from '../../../authored/text';
import { values } from '../../../authored/values';
import type { ApplicationSettings } from './application';
import { applicationSettings } from './application';
import { connection, type HubConnection } from './connection';

export type { HubConnection } from './connection';

const version = z.templateLiteral(['3.', z.int()], "expected major.minor, such as '3.3'");
/** A version of Argo CD, without that of its patches. */
export type ArgocdVersion = z.input<typeof version>;

const install = z.strictObject({
  /** The Helm or OCI repository with the chart. */
  repository: text,
  /** Version of the chart. */
  version: text,
  /** @default 'argo-cd' */
  chart: text.optional(),
  /** Name of the Application and of the Helm release, which is that of the first install. @default 'argocd' */
  name: text.optional(),
  /** What ringfleet writes is not among them: argocd-cm, argocd-rbac-cm, and what notifications consist of. @default - the chart's */
  values: values.optional(),
});
/** Argo CD's own chart, as an Application of its own. Source: argo-helm, "argo-cd", values.yaml. */
export type ArgocdInstall = Authored<typeof install>;

export const argocdCluster = z.strictObject({
  ...anyCluster,
  engine: z.literal('argocd'),
  /** What it and its Argo CD hold: more is refused, and from 90 % on a warning. @default - nothing is judged */
  capacity: argocdCapacity.optional(),
  /**
   * The cluster whose Argo CD manages this one, its hub: the Applications and AppProjects are there, and their
   * destination is here. What the hub decides for all (access, impersonation) is decided there.
   * @default - its own Argo CD
   */
  managedBy: text.optional(),
  /** How the hub reaches it. @default - by its name, under which the hub knows it */
  connection: named<HubConnection>(connection).optional(),
  /**
   * Replicas of its application controller, each of which serves whole clusters: `connection.shard` of a cluster says which, or what
   * `npm run fleet -- place` chose for it. `selfManaged` sets it; elsewhere, whoever installed Argo CD does (`ARGOCD_CONTROLLER_REPLICAS`). Source: Argo CD, "High Availability". @default 1
   */
  controllerReplicas: z.int().positive().optional(),
  /** Argo CD keeps itself at a version. @default - whoever installed it does */
  selfManaged: named<ArgocdInstall>(install).optional(),
  /**
   * Version of the Argo CD that somebody else installed, `major.minor`. An older one does less for the safety of customers,
   * which a warning says. @default - what `selfManaged` installs, or else '3.3' or later
   */
  argocdVersion: version.optional(),
  /**
   * What the root Application is called, and the Applications that it holds. Another name makes another object.
   * @default - `root`, `bootstrap`, `infrastructure` and `tenants`; of a managed cluster these, `-` and its name
   */
  roots: z
    .strictObject({
      root: text.optional(),
      bootstrap: text.optional(),
      infrastructure: text.optional(),
      tenants: text.optional(),
    })
    .optional(),
  /**
   * Whether deleting the root Application deletes the Applications in its folder (its resources finalizer). Those have
   * none, so that what they applied stays in either case. Source: Argo CD, "App Deletion".
   * @default 'orphan'
   */
  onRootDelete: z.enum(['cascade', 'orphan']).optional(),
  /**
   * What makes the Applications of tenants: files with one each, or ApplicationSets over files with what differs. Both
   * give the same Applications. Those of ApplicationSets start without waiting for one another: neither `dependsOn` of
   * products nor the guard rails hold a release back. One that comes before its namespace fails and is tried again, without
   * end where it syncs by itself and by `retry.limit` where a person does. `handover` says how a
   * running cluster changes from one to the other. With `FleetSets` the fleet's own ApplicationSets make those of
   * releases and of customers' Terraform, which its Argo CD has to run; guard rails stay as they are.
   * @default 'Applications'
   */
  delivery: z.enum(['Applications', 'ApplicationSets', 'FleetSets']).optional(),
  /**
   * The ApplicationSets roll releases out ring by ring: a ring's turn comes when every release before it is healthy, and
   * a ring whose environment does not sync by itself waits for a person. Argo CD then starts every sync itself and
   * puts back nothing that changes in between, whatever `automatedSync` says. Its controller of ApplicationSets has to run
   * with `applicationsetcontroller.enable.progressive.syncs`, which `selfManaged` sees to. Source: Argo CD, "Progressive Syncs".
   * @default - all at once
   */
  rollout: z.literal('RollingSync').optional(),
  /**
   * Nothing that delivers tenants is deleted when its file is gone. True before `delivery` changes on a running
   * cluster, and until what takes over has the Applications: the other way round, their deletion deletes the workloads.
   * True as well while SealedSecrets that an earlier ringfleet brought get Applications of their own.
   * @default false
   */
  handover: flag,
  /** ApplicationSets of the fleet that the cluster runs, by name. @default - none */
  applicationSets: texts,
  /**
   * Sync releases as the tenant's ServiceAccount instead of the controller's, and run their hooks of deletion so, which no AppProject
   * judges. Source: Argo CD, "Application Sync using impersonation" (alpha since 2.13, beta since 3.5).
   * @default false, and a warning where the cluster hosts tenants
   */
  impersonation: flag,
  /** Settings of every component and release; those of the environment, and a component's or product's own, win. @default - none */
  argocd: named<ApplicationSettings>(applicationSettings).optional(),
});

/** A cluster that Argo CD reconciles: its own, or a hub's. */
export type ArgocdClusterSpec<E extends string, C extends string> = Authored<
  typeof argocdCluster,
  ClusterNames<E, C>
>;
