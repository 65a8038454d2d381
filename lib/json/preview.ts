import { z } from 'zod';

/** What `preview --format json` prints. */
export const previewJson = z
  .array(
    z.strictObject({
      set: z.string().describe('Name of the ApplicationSet.'),
      cluster: z.string().optional().describe('The cluster that runs it. Absent: none does.'),
      file: z.string().describe('The file that has it, below the output folder.'),
      application: z.looseObject({}).describe('The Application, as Argo CD would make it.'),
    }),
  )
  .describe('Every Application that the ApplicationSets come to.');
