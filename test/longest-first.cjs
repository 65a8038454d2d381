const Sequencer = require('@jest/test-sequencer').default;

/** What takes longest, where nothing is known of former runs: begun last, it would keep one core busy while the others wait. */
const LONGEST = ['test/package/', 'test/daily/', 'test/fuzz/'];

/** Jest's own order, with the longest suites first. */
module.exports = class LongestFirst extends Sequencer {
  async sort(tests) {
    const rank = ({ path }) => {
      const found = LONGEST.findIndex((part) => path.includes(`/${part}`));
      return found === -1 ? LONGEST.length : found;
    };
    return [...(await super.sort(tests))].sort((a, b) => rank(a) - rank(b));
  }
};
