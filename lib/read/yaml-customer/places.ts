import type { Location } from '../../issues/issue';
import { authoredFile, type AuthoredFile } from './file';
import { partsOf } from '../../facts/customer-files';
import { isPart } from './parts';
import { shownLine } from './shown-line';

/** A customer's folder, by the file that stands for all that it says. */
const WHOLE = /^(customers\/[^/]+)\/metadata\.yaml$/;

/** Finds places in files of customers that are written as folders. Reads each file once. */
export class YamlPlaces {
  private readonly files = new Map<string, AuthoredFile | undefined>();

  constructor(private readonly root: string) {}

  /** The place with its file, line and column, where it is one of such a customer; any other as it is. */
  locate(at: Location): Location {
    const [, folder] = WHOLE.exec(at.file) ?? [];
    if (folder === undefined || at.path === undefined || at.line !== undefined) return at;
    for (const { file, path } of partsOf(folder, at.path.split('.'))) {
      const found = this.file(file);
      if (found) return found.at(path);
    }
    return at;
  }

  /** The place with its line, where it is in such a customer. */
  withText(at: Location): Location {
    if (at.line === undefined || at.text !== undefined || !isPart(at.file)) return at;
    const lines = this.file(at.file)?.rows;
    const shown = lines && shownLine(lines, at.line);
    return shown === undefined ? at : { ...at, text: shown };
  }

  private file(file: string): AuthoredFile | undefined {
    if (!this.files.has(file)) this.files.set(file, authoredFile(this.root, file));
    return this.files.get(file);
  }
}
