import type { Construct } from 'constructs';
import { aboutOf } from '../engines/delivery/about';
import { DataFile, type Content, type Leaf } from '../files';
import { inOutput, layout } from '../plan/layout';
import { isMap, type Value, type Values } from '../authored/values';
import type { ReleaseContent } from '../content/forms';
import type { ChartPlan } from '../plan/source';
import type { ReleasePlan, TenantPlan } from '../plan/tenant';
import { editedIn } from '../plan/locate';

/** Path below the output folder of the file that shows what a release comes to. */
export function reviewPath(
  { valuesIn, customer, environment, site }: TenantPlan,
  release: ReleasePlan,
): string {
  return inOutput(valuesIn, layout.customerRelease(customer, release.product.name, environment.name, site));
}

/**
 * A file that shows reviewers the version and merged values of a release whose objects name value files. It changes when what the
 * release runs changes, whichever layer that was in, and only then.
 *
 * @param root the output folder
 */
export function reviewFile(root: Construct, tenant: TenantPlan, release: ReleasePlan): Leaf {
  const { name, product, namespace, version, versionFrom = '', hold, content, values } = release;
  const shown: Content = {
    format: 'values',
    comment:
      `What ${product.name} of tenant ${tenant.name} comes to: its version, ${content.form === 'helm' ? 'its chart' : 'what it consists of'}, and its values, all layers merged.\n` +
      "For reviewers: nothing applies or reads this file. A null removes the chart's own default.",
    values: {
      release: name,
      tenant: tenant.name,
      ring: tenant.ring,
      cluster: tenant.cluster.name,
      namespace: namespace.name,
      ...(version !== undefined && { version, versionFrom: editedIn(versionFrom) }),
      ...(hold && { hold }),
      ...contentIn(content),
      values: sorted(values),
    },
  };
  return new DataFile(root, reviewPath(tenant, release), shown, aboutOf(tenant, release));
}

/** What it consists of, and not how an engine pulls it. What is written has a file of its own. */
function contentIn(content: ReleaseContent): Values {
  switch (content.form) {
    case 'helm':
      return { chart: chartOf(content.chart) };
    case 'folder': {
      const { source, path, changes = {} } = content;
      const [url, ref] = source.kind === 'git' ? [source.url, source.ref] : [];
      return { folder: { url, path, ref, changes } as Values };
    }
    case 'written':
      return {};
  }
}

/** Which chart it is, and not how an engine pulls it. */
function chartOf(chart: ChartPlan): Values {
  const { kind, url } = chart;
  switch (chart.kind) {
    case 'git':
      return { kind, url, path: chart.path, ref: chart.ref };
    case 'helm':
      return { kind, url, name: chart.name, version: chart.version };
    case 'oci':
      return { kind, url, name: chart.name, ref: chart.ref };
  }
}

/** By key: in which order layers say their keys, and which of them says one first, changes nothing. */
function sorted(value: Value): Value {
  if (Array.isArray(value)) return (value as readonly Value[]).map(sorted);
  if (!isMap(value)) return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, sorted(value[key]!)]));
}
