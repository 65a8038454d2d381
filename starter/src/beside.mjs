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
