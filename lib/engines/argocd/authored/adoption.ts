import { z } from 'zod';
import { isDnsSubdomain } from '../../../authored/naming';
import { text } from '../../../authored/text';

const RESOURCES = 'resources-finalizer.argocd.argoproj.io';

/** What an Application that is there has beside its name. Source: Argo CD, "Projects", "App Deletion". */
export const adoptedByArgocd = {
  project: text
    .refine(
      isDnsSubdomain,
      "expected the name of an AppProject: lower-case letters, digits, '-' and '.', such as 'acme'",
    )
    .optional(),
  /**
   * On Argo CD alone: finalizers of the Application, none where it is empty. With one of them, to delete the Application
   * deletes what it deployed. @default - of releases as `onDelete` of the environment says; of components none
   */
  finalizers: z.array(z.enum([RESOURCES, `${RESOURCES}/foreground`, `${RESOURCES}/background`])).optional(),
};
