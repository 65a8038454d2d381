import { TemplateFault } from '../fault';
import { satisfies } from '../semver/constraint';
import { versionOf, type Version } from '../semver/version';
import { takes, type Functions } from './function';

/** Functions on versions, of Sprig. */
export const versions: Functions = {
  semver: takes(['string'], read),
  semverCompare: takes(['string', 'string'], (range, text) => {
    const found = satisfies(read(text), range);
    if (found === undefined)
      throw new TemplateFault(
        `'${range}' is no range of versions`,
        'write one such as ">=1.2.0 <2" or "~1.4"',
      );
    return found;
  }),
};

function read(text: string): Version {
  const version = versionOf(text);
  if (version) return version;
  throw new TemplateFault(`'${text}' is no version`, 'write one such as 1.4.2');
}
