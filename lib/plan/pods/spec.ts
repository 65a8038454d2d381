import { z } from 'zod';

const identity = {
  runAsNonRoot: z.boolean().optional(),
  runAsUser: z.number().optional(),
  seccompProfile: z.looseObject({ type: z.string() }).optional(),
  appArmorProfile: z.looseObject({ type: z.string() }).optional(),
  seLinuxOptions: z
    .looseObject({ type: z.string().optional(), user: z.string().optional(), role: z.string().optional() })
    .optional(),
  windowsOptions: z.looseObject({ hostProcess: z.boolean().optional() }).optional(),
};

const amount = z.union([z.string(), z.number()]);
const amounts = z.record(z.string(), amount).optional();
const names = z.array(z.string()).optional();

/** What asks over HTTP or TCP, by the host that it asks. */
const asking = z.looseObject({ host: z.string().optional() }).optional();
const handler = z.looseObject({ httpGet: asking, tcpSocket: asking }).optional();

const container = z.looseObject({
  name: z.string(),
  image: z.string().optional(),
  restartPolicy: z.string().optional(),
  ports: z.array(z.looseObject({ hostPort: z.number().optional() })).optional(),
  resources: z.looseObject({ requests: amounts, limits: amounts }).optional(),
  readinessProbe: handler,
  livenessProbe: handler,
  startupProbe: handler,
  lifecycle: z.looseObject({ postStart: handler, preStop: handler }).optional(),
  securityContext: z
    .looseObject({
      ...identity,
      privileged: z.boolean().optional(),
      allowPrivilegeEscalation: z.boolean().optional(),
      procMount: z.string().optional(),
      capabilities: z.looseObject({ add: names, drop: names }).optional(),
    })
    .optional(),
});
export type Container = z.output<typeof container>;

/** What of a pod is judged. Fields that are not here may hold anything. */
export const podSpec = z.looseObject({
  hostNetwork: z.boolean().optional(),
  hostPID: z.boolean().optional(),
  hostIPC: z.boolean().optional(),
  containers: z.array(container).min(1),
  initContainers: z.array(container).optional(),
  volumes: z.array(z.looseObject({ name: z.string() })).optional(),
  securityContext: z
    .looseObject({
      ...identity,
      sysctls: z.array(z.looseObject({ name: z.string() })).optional(),
    })
    .optional(),
});
export type PodSpec = z.output<typeof podSpec>;

/** Something wrong with a pod: its container, or the pod as a whole. */
export interface PodFault {
  readonly problem: string;
  readonly fix: string;
}

export function containersOf({ initContainers = [], containers }: PodSpec): Container[] {
  return [...initContainers, ...containers];
}
