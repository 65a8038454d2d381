import { z } from 'zod';
import type { DeepReadonly } from '../authored/readonly';
import { jumpKind } from './jump';
import { changeClasses } from '../diff/change-class';

const names = z.array(z.string());

const touched = z
  .strictObject({
    customers: names,
    tenants: names,
    rings: names,
    clusters: names,
    environments: names,
  })
  .describe('What is touched, by name; a team counts as a customer.');

const diffEntry = z
  .strictObject({
    class: z.enum(changeClasses).describe('What it does to what runs, the worst first.'),
    isProduction: z.boolean().describe('Whether production has it, or nobody knows that it has not.'),
    what: z.enum(['customer', 'tenant', 'version', 'value', 'object', 'file']),
    change: z.enum(['added', 'changed', 'moved', 'removed', 'renamed']),
    title: z
      .string()
      .describe('`<tenant>`, `<customer>` and `<cluster>` stand in it for names, where several have it.'),
    why: z.string().describe('Why it is of this class.'),
    details: names.describe('A line each: fields of objects, and objects that go or come with a tenant.'),
    jump: jumpKind.optional(),
    layers: names.describe('Files of the layers that a value comes from, below the output.'),
    subjects: names.describe(
      'Who has it: tenants, customers, clusters or files. Any of these names permits it.',
    ),
    exceptions: names.describe('Tenants that the layer reaches, and that come to what they came to before.'),
    touches: touched,
  })
  .describe('Changes that are alike, as one.');

/** What `diff --format json` prints. */
export const diffJson = z.strictObject({
  against: z.string().describe('What it was compared with: a commit, or a folder.'),
  touches: touched,
  classes: z.record(z.enum(changeClasses), z.int().min(0)).describe('How many entries are of each class.'),
  entries: z.array(diffEntry).describe('Production first, and then the worst.'),
  files: z
    .strictObject({ added: z.int(), changed: z.int(), removed: z.int() })
    .describe('How many files of the output differ.'),
  isRefused: z
    .boolean()
    .describe('Whether something is DELETE, REPLACE, BLOCKED or LOOSENS, and nothing permitted it.'),
});

export type DiffEntry = DeepReadonly<z.infer<typeof diffEntry>>;
export type FleetDiff = DeepReadonly<z.infer<typeof diffJson>>;
export type Touched = DeepReadonly<z.infer<typeof touched>>;
