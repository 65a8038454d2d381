import type { Construct } from 'constructs';
import type { WrittenContent } from './forms';
import { writeObjects } from './manifests/write';

/** What adds the objects of a kind to a file of the output: the only part of kinds that makes constructs. */
const writers = {
  manifests: writeObjects,
  workload: writeObjects,
} satisfies {
  [K in WrittenContent['kind']]: (file: Construct, content: Extract<WrittenContent, { kind: K }>) => void;
};

/** Adds what is written to a file. What states no namespace goes where the engine puts it. */
export function writeContent(file: Construct, content: WrittenContent): void {
  writers[content.kind](file, content);
}
