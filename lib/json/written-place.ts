import { z } from 'zod';

/** Where in what people wrote something stands. */
export const writtenPlace = z.strictObject({
  file: z
    .string()
    .describe('Path from the folder of the program; an option, where one is wrong: `--remove`.'),
  line: z.int().min(1).optional(),
  column: z.int().min(1).optional(),
  path: z.string().optional().describe('Property path within the file: `tenants.prod.ring`.'),
});
