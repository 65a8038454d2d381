import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { WrittenContent } from '../forms';

/** The objects as they are. */
export function writeObjects(file: Construct, { objects }: WrittenContent): void {
  for (const object of objects) {
    const id = `${object.apiVersion}-${object.kind}-${object.metadata.name}`.replace(/\//g, '-');
    new ApiObject(file, id, object);
  }
}
