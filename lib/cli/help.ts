/** Names of a fleet, for examples. */
export interface ExampleRelease {
  readonly tenant: string;
  /** Another tenant. */
  readonly other: string;
  readonly product: string;
  /** Of a value that the release has. */
  readonly path: string;
}

/** What help texts show examples with. */
export interface Shown {
  /** The command by which people run the program. */
  readonly command: string;
  /** Name of a cluster; asked for when help is. */
  readonly cluster: () => string | undefined;
  /** A release; asked for when help is. */
  readonly release: () => ExampleRelease;
  /** An ApplicationSet and a cluster that it delivers to; asked for when help is. */
  readonly set: () => { readonly name: string; readonly cluster: string } | undefined;
}

export function explainHelp({ command, release }: Shown): string {
  const { tenant, other, product, path } = release();
  const examples = [
    `${tenant}/${product}`,
    `${tenant}/${product} ${path}`,
    `--diff ${tenant} ${other}`,
    `--who ${product} ${path}`,
  ];
  return `
Examples:
${examples.map((given) => `  ${command} explain ${given}`).join('\n')}`;
}

export function graphHelp({ command, cluster }: Shown): string {
  const name = cluster();
  const examples = ['', ' --format svg > fleet.svg', ' --view dependencies --format dot'];
  if (name !== undefined)
    examples.push(
      ` --view dependencies --cluster ${name}`,
      ` --view delivery --cluster ${name} --format json`,
    );
  return `
Views:
  fleet         tenants, the rings and environments that they build on, and what it all rests on
  dependencies  a cluster's sources, what owns its components, and in which order these come
  delivery      what reconciles what on a cluster, down to each tenant's releases
  repositories  the repositories of the whole system, what they make, and what they have to do with one another
  chain         how one repository leads to the next, from the cluster to the code
  bootstrap     the steps by which the system comes up, and what is there after each

Arrows of dependencies and delivery: thick from a source to what applies it, dashed from an owner to what it owns,
plain from what has to be healthy first to what waits for it.

Examples:
${examples.map((given) => `  ${command} graph${given}`).join('\n')}`;
}

export function runbookHelp({ command, cluster }: Shown): string {
  const name = cluster();
  const examples = [
    `${command} runbook --out runbooks`,
    `${command} runbook disaster`,
    ...(name === undefined ? [] : [`${command} runbook cluster --cluster ${name}`]),
  ];
  return `
Runbooks:
  application  a release or its data is broken, and the cluster is well
  cluster      a cluster is lost, and is built anew
  disaster     everything is lost but git and the backups

Keep them where they can be read when the fleet cannot be.

Examples:
${examples.map((example) => `  ${example}`).join('\n')}`;
}

export function previewHelp({ command, set }: Shown): string {
  const found = set();
  const examples = ['--format names', '--convert old-set.yaml'];
  if (found) examples.push(`${found.name} --globbing doublestar`, `--cluster ${found.cluster} --format json`);
  return `
Expands ApplicationSets without a cluster, over the files that synth would write: those that deliver tenants, and the
fleet's own, whether a cluster runs them or not. Known are lists, files and folders of the state repositories, the
repositories that are checked out (--checkout, or checkouts of the fleet), clusters that a hub manages, matrix and merge.
What only a live Argo CD knows, such as pull requests, is named on stderr. They are expanded as the version of Argo CD does
it that runs them. Patterns of files are read as Argo CD reads them (legacy: * crosses slashes), or as it does where
applicationsetcontroller.enable.new.git.file.globbing is set (doublestar: only ** does).

Examples:
${examples.map((given) => `  ${command} preview ${given}`).join('\n')}`;
}

export function importHelp({ command }: Shown): string {
  const examples = [
    'import argocd ../gitops/argocd --into ../fleet',
    'import argocd . --checkout https://git.example.com/configs.git=../configs',
    'import flux ../gitops/clusters/prod --cluster prod --into ../fleet',
    "import flux ../gitops --releases '(?<customer>acme|zen)-(?<environment>dev|prod)/(?<product>.+)'",
    'import customers ../customer-configs --dry-run',
    'import customers ../customer-configs --only acme --cluster prod=shared-prod --ring prod=late --until 2027-03-31',
  ];
  return `
Reads the Applications and ApplicationSets of one Argo CD, or the Kustomizations, HelmReleases, sources and Azure Arc
configurations of one Flux, with the objects beside them, and writes components with the names that they have (adopt). What no component can say stays a manifest; IMPORTED.md lists what is lost, kept, replaced,
and to be said. Nothing of this fleet is changed.

Of a tree that has a folder for each customer (customers/<customer>/metadata.yaml, products.yaml, <product>/values.yaml and
<product>/environments/<environment>.yaml), import customers writes customers into this fleet, with the values and versions that
they have there, and synthesizes. What is left of the tree is printed.

Examples:
${examples.map((given) => `  ${command} ${given}`).join('\n')}
  kubectl get applications,applicationsets,appprojects -n argocd -o yaml | ${command} import argocd -
  kubectl get kustomizations,helmreleases,gitrepositories,ocirepositories,helmrepositories -A -o yaml | ${command} import flux -`;
}

export function upgradeHelp({ command }: Shown): string {
  const examples = [
    `${command} upgrade`,
    `${command} upgrade --to 1.4.0 --diff`,
    `${command} upgrade --to ../ringfleet-1.4.0.tgz --write`,
  ];
  return `
Installs the version in a copy of the fleet, beside it, synthesizes there, and compares. Without --write nothing of the
fleet is changed: neither sources nor node_modules, package.json or dist/.

Examples:
${examples.map((example) => `  ${example}`).join('\n')}`;
}

export function publishHelp({ command }: Shown): string {
  const examples = [
    'publish --dry-run',
    'publish --reason "CHG-1234: 2.4.0 for early adopters"',
    'publish --repo git@git.example.com:platform/fleet-state.git --pull-request-branch next',
    'publish --allow acme-prod',
  ];
  return `
Only files that changed are written; files of ours that are no longer made go; what others have in the repository stays.
Nothing changed means no commit. Refused without --allow: tenants, releases and namespaces that would go or be renamed, more
than 10 % of the files at once, and a source that is older than what was published. Kept back, with exit code 0: releases of
tenants on Flux and Arc outside of their windows or in a freeze, unless --allow window/<tenant> is given.

Examples:
${examples.map((given) => `  ${command} ${given}`).join('\n')}`;
}

export function diffHelp({ command }: Shown): string {
  const examples = [
    'diff',
    'diff --against origin/main... --format markdown',
    'diff --against ../fleet-state --format html > diff.html',
    'diff --against origin/main --allow acme-prod',
  ];
  return `
Equal changes are one entry, production first. Each has a class: DELETE, REPLACE (deleted, and made anew), LOOSENS (more is
permitted), SUSPENDS, restarts workloads, safe, no-op. A commit's output is what it has in dist/; where it has none, and with
--resynthesize, it is made from the commit's sources.

Exit codes: 0, or 2 where something is DELETE, REPLACE or LOOSENS that no --allow names; 1 where there is nothing to compare.

Examples:
${examples.map((given) => `  ${command} ${given}`).join('\n')}`;
}

export function historyHelp({ command, release }: Shown): string {
  const { tenant } = release();
  const examples = ['history', `history ${tenant}`, 'history --since 2026-11-01 --format csv > november.csv'];
  return `
Reads the commits that publish made, and no cluster: what was published, not what a cluster has taken by then.

Examples:
${examples.map((given) => `  ${command} ${given}`).join('\n')}`;
}
