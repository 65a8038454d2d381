import { z } from 'zod';
import { type Authored } from '../readonly';
import { sourcePath, text } from '../text';

export const folderSchema = z.strictObject({ repository: text, path: sourcePath });
/** A folder of a repository. */
export type Folder<Repository extends string = string> = Authored<
  typeof folderSchema,
  { repository: Repository }
>;
