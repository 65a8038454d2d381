import { namesIn, type Policy } from './policy';
import { ADMISSION } from '../../plan/labels';

/**
 * Databases whose operator would write what is the platform's: it gives a Role of the database's name the rules that it needs,
 * whoever made that Role. What it makes of the rest (pods, Services, PodMonitors) is judged as what a release brings.
 * Source: CloudNativePG, `internal/controller/cluster_create.go`, `createOrPatchRole`.
 */
export const namedDatabases: Policy = {
  name: 'tenant-databases',
  resources: { 'postgresql.cnpg.io': ['clusters'] },
  variables: { databases: namesIn(ADMISSION.databases) },
  validations: [
    {
      expression: 'object.metadata.name in variables.databases',
      message:
        'no product of the namespace declares a database of this name: add it to databases of the product',
    },
  ],
};
