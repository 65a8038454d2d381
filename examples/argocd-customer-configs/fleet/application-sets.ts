import type { ApplicationSetSpec, SetSource } from 'ringfleet';

/** Both repositories, by the names that they have in fleet/repositories.ts. */
const PLATFORM = 'platform-infrastructure';
const CONFIGS = 'customer-configs';

const CUSTOMER = '{{ index .path.segments 1 }}';
const PRODUCT = '{{ index .path.segments 2 }}';
const PROJECT = CUSTOMER;

/** Every product of a customer, by its value file. */
const products = {
  git: { repoURL: CONFIGS, revision: 'main', files: [{ path: 'customers/*/*/values.yaml' }] },
} as const;

const values: SetSource = { repoURL: CONFIGS, targetRevision: 'main', ref: 'values' };

/** The chart of a product, with value files of the customers' repository. */
function chart(product: string, revision: string, releaseName: string, files: readonly string[]): SetSource {
  return {
    repoURL: PLATFORM,
    targetRevision: revision,
    path: `products/${product}`,
    helm: {
      releaseName,
      valueFiles: files.map((file) => `$values/${file}`),
      // A product without values of its own has no such file, nor has a customer that leaves all to its product.
      ignoreMissingValueFiles: true,
    },
  };
}

const retry = (limit: number) => ({ limit, backoff: { duration: '10s', factor: 2, maxDuration: '3m' } });

/** What the sets that know no environment have in common: they go where Argo CD is, and a person syncs them. */
const byHand = {
  syncPolicy: { retry: retry(5), syncOptions: ['PruneLast=true', 'CreateNamespace=true'] },
} as const;

const HERE = 'https://kubernetes.default.svc';

/** 11: every product of every customer, by the files that there are. */
const matrixOfCustomers: ApplicationSetSpec = {
  file: '11-product-customer-matrix-set.yaml',
  generators: [products],
  preserveResourcesOnDeletion: true,
  template: {
    name: `${CUSTOMER}-${PRODUCT}`,
    labels: { customer: CUSTOMER, product: PRODUCT },
    project: PROJECT,
    sources: [
      chart(PRODUCT, 'main', `${CUSTOMER}-${PRODUCT}`, [
        `products/${PRODUCT}/base-values.yaml`,
        `customers/${CUSTOMER}/${PRODUCT}/values.yaml`,
      ]),
      values,
    ],
    destination: { server: HERE, namespace: `${CUSTOMER}-${PRODUCT}` },
    ...byHand,
  },
};

/** 12: the same in each environment, on its cluster, from its branch. This is what delivers the releases. */
const byEnvironment: ApplicationSetSpec = {
  file: '12-product-by-environment-set.yaml',
  generators: [
    {
      matrix: {
        generators: [
          products,
          {
            list: {
              elements: [
                { environment: 'dev', branch: 'develop' },
                { environment: 'staging', branch: 'staging' },
                { environment: 'prod', branch: 'main' },
              ],
            },
          },
        ],
      },
    },
  ],
  // Production's workloads stay where a file is removed by mistake; what the others deployed goes by its finalizer.
  preserveResourcesOnDeletion: true,
  template: {
    name: `${CUSTOMER}-${PRODUCT}-{{ .environment }}`,
    labels: { customer: CUSTOMER, product: PRODUCT, environment: '{{ .environment }}' },
    annotations: {
      'argocd.argoproj.io/manifest-generate-paths': [
        `/products/${PRODUCT}`,
        `/products/${PRODUCT}/base-values.yaml`,
        `/products/${PRODUCT}/environments/{{ .environment }}.yaml`,
        `/rings/{{ .environment }}/${PRODUCT}.yaml`,
        `/customers/${CUSTOMER}/${PRODUCT}/values.yaml`,
        `/customers/${CUSTOMER}/${PRODUCT}/environments/{{ .environment }}.yaml`,
      ].join(';'),
    },
    project: PROJECT,
    sources: [
      chart(PRODUCT, '{{ .branch }}', `${CUSTOMER}-${PRODUCT}-{{ .environment }}`, [
        `products/${PRODUCT}/base-values.yaml`,
        `products/${PRODUCT}/environments/{{ .environment }}.yaml`,
        `rings/{{ .environment }}/${PRODUCT}.yaml`,
        `customers/${CUSTOMER}/${PRODUCT}/values.yaml`,
        `customers/${CUSTOMER}/${PRODUCT}/environments/{{ .environment }}.yaml`,
      ]),
      values,
    ],
    destination: {
      name: '{{ .environment }}',
      namespace: `${CUSTOMER}-${PRODUCT}-{{ .environment }}`,
    },
    syncPolicy: { retry: retry(5), syncOptions: ['PruneLast=true'] },
  },
  // Whether something syncs by itself is no text: production has no `automated` at all, and waits for a person.
  templatePatch: `{{- if ne .environment "prod" }}
metadata:
  finalizers:
    - resources-finalizer.argocd.argoproj.io/foreground
spec:
  syncPolicy:
    automated:
      prune: true
      selfHeal: true
    retry:
      limit: -1
      refresh: true
{{- end }}
`,
};

/** 13: the products that a customer's list enables, all in the customer's one namespace. */
const byList: ApplicationSetSpec = {
  file: '13-customer-product-list-set.yaml',
  generators: [
    {
      matrix: {
        generators: [
          { git: { repoURL: CONFIGS, revision: 'main', files: [{ path: 'customers/*/products.yaml' }] } },
          {
            list: {
              elementsYaml: `{{- range .products }}{{ if .enabled }}
- product: {{ .name }}
{{- end }}{{ end }}
`,
            },
          },
        ],
      },
    },
  ],
  preserveResourcesOnDeletion: true,
  template: {
    name: `${CUSTOMER}-{{ .product }}`,
    labels: { customer: CUSTOMER, product: '{{ .product }}' },
    project: PROJECT,
    sources: [
      chart('{{ .product }}', 'main', `${CUSTOMER}-{{ .product }}`, [
        'products/{{ .product }}/base-values.yaml',
        `customers/${CUSTOMER}/{{ .product }}/values.yaml`,
      ]),
      values,
    ],
    destination: { server: HERE, namespace: CUSTOMER },
    ...byHand,
  },
};

/** 14: as 11, with the sealed Secrets that lie beside a product's values. */
const withSecrets: ApplicationSetSpec = {
  file: '14-customer-with-secrets-set.yaml',
  generators: [products],
  preserveResourcesOnDeletion: true,
  template: {
    name: `${CUSTOMER}-${PRODUCT}-secure`,
    labels: { customer: CUSTOMER, product: PRODUCT },
    project: PROJECT,
    sources: [
      chart(PRODUCT, 'main', `${CUSTOMER}-${PRODUCT}`, [
        `products/${PRODUCT}/base-values.yaml`,
        `customers/${CUSTOMER}/${PRODUCT}/values.yaml`,
      ]),
      values,
      {
        repoURL: CONFIGS,
        targetRevision: 'main',
        path: `customers/${CUSTOMER}/${PRODUCT}`,
        // Values are no manifests.
        directory: { include: 'secrets.yaml' },
      },
    ],
    destination: { server: HERE, namespace: `${CUSTOMER}-${PRODUCT}` },
    ...byHand,
  },
};

/** 15: the Terraform of each customer that has some. A person syncs it, and nothing is ever pruned or put back. */
const terraform: ApplicationSetSpec = {
  file: '15-terraform-infrastructure-set.yaml',
  generators: [
    { git: { repoURL: CONFIGS, revision: 'main', directories: [{ path: 'customers/*/terraform' }] } },
  ],
  preserveResourcesOnDeletion: true,
  template: {
    name: `${CUSTOMER}-infrastructure`,
    labels: { customer: CUSTOMER },
    annotations: { 'argocd.argoproj.io/manifest-generate-paths': '/{{ .path.path }}' },
    project: 'platform',
    source: {
      repoURL: CONFIGS,
      targetRevision: 'main',
      path: '{{ .path.path }}',
      plugin: { name: 'terraform' },
    },
    destination: { server: HERE, namespace: 'terraform' },
  },
};

/** The five, of which a cluster runs 12 and 15: 11, 13 and 14 make the same releases in other ways. */
export const applicationSets = {
  'product-customer-matrix': matrixOfCustomers,
  'product-by-environment': byEnvironment,
  'customer-product-list': byList,
  'customer-with-secrets': withSecrets,
  'terraform-infrastructure': terraform,
} as const satisfies Record<string, ApplicationSetSpec>;
