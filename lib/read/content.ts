import type { CustomerInput } from '../authored/specs';
import type { Issue } from '../issues/issue';
import { readProductSecrets, readTerraform } from './customer-content';
import { readSecrets } from './secrets';
import { tried } from './tried';

/**
 * The Secrets and Terraform in a customer's folder. Adds an issue for each file that cannot be read, and leaves it out.
 *
 * @param root folder of the program
 */
export function readContent(
  root: string,
  customer: string,
  issues: Issue[],
): Pick<CustomerInput, 'secrets' | 'productSecrets' | 'terraform'> {
  const folder = `customers/${customer}`;
  const none = { secrets: [], files: [], issues: [] };
  const secrets = tried(`${folder}/secrets`, issues, () => readSecrets(root, customer), none);
  const ofProducts = `${folder}/*/secrets.yaml`;
  const productSecrets = tried(ofProducts, issues, () => readProductSecrets(root, customer), none);
  const terraform = tried(`${folder}/terraform`, issues, () => readTerraform(root, customer), none);
  issues.push(...secrets.issues, ...productSecrets.issues, ...terraform.issues);
  return {
    ...(secrets.secrets.length > 0 && { secrets: secrets.secrets }),
    ...(productSecrets.secrets.length > 0 && { productSecrets: productSecrets.secrets }),
    ...(terraform.files.length > 0 && { terraform: terraform.files }),
  };
}
