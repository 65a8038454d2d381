import type { Facts } from '../customers';

/** Another program that makes the same objects. */
export interface Peer {
  /** As results name it. */
  readonly title: string;
  /** The program that has to be found on PATH. */
  readonly program: string;
  /** What it prints its version by. */
  readonly version: readonly string[];
  /** Above so many customers it is not measured. */
  readonly atMost: number;
  /** Why not above. */
  readonly because: string;
  /** What it makes of the customers: everything, or objects of Kubernetes alone. */
  readonly makes: 'everything' | 'objects of Kubernetes';
  /** Writes what people would have written into the folder. */
  readonly write: (folder: string, customers: readonly Facts[]) => void;
  /** The command that runs in that folder and writes all files below `out`, given the program's path. */
  readonly command: (program: string, out: string) => readonly string[];
}
