/** The workflow that checks a pull request. */
export function ci() {
  return `name: ci
on:
  push:
    branches: [main]
  pull_request:
# What a pull request runs is somebody's code: it may read the repository, and nothing else.
permissions: {}
jobs:
  fleet:
    runs-on: ubuntu-24.04
    timeout-minutes: 10
    permissions:
      contents: read
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          persist-credentials: false
      - uses: actions/setup-node@820762786026740c76f36085b0efc47a31fe5020 # v7.0.0
        with:
          node-version: 22
          cache: npm
      - run: npm ci
      - run: npm run check
      - run: npm run typecheck
      - run: npm test -- --ci
`;
}

/**
 * @param {string} name
 * @param {import('./answers.mjs').Answers} answers
 */
export function readme(name, { customer, product }) {
  return `# ${name}

What runs where, as typed data; [ringfleet](https://www.npmjs.com/package/ringfleet) synthesizes \`dist/\` from it, which clusters pull.

| folder | whose | what |
| --- | --- | --- |
| \`fleet/\` | the platform team's | environments, rings, tiers, clusters, repositories |
| \`products/${product}/\` | the product team's | chart, values, and which version each ring runs |
| \`customers/${customer}/\` | the delivery engineers' | what a customer runs, and where |
| \`dist/\` | nobody's: generated | committed, never edited |

    npm run synth       write dist/
    npm run check       fail where dist/ is not what synth would write
    npm test            what holds for any fleet, and the snapshots that reviewers read
    npm run fleet -- graph --format svg > fleet.svg

A new customer: copy \`customers/${customer}/\`, change the name and what is its own, \`npm run synth\`, and commit both.
The first \`npm test\` takes the snapshots: commit them, too.
`;
}
