/**
 * The fields that our Canaries and MetricTemplates may have, as Flagger's CRDs have them, and no others. Source: Flagger, the CRDs of
 * 1.43, "Canary", "MetricTemplate".
 */
const text = { type: 'string', minLength: 1 };
const length = { type: 'string', pattern: '^[0-9]+(m|s)$' };
const whole = { type: 'integer', minimum: 0 };
const percent = { type: 'integer', minimum: 1, maximum: 100 };

function closed(required: object, optional: object = {}) {
  return {
    type: 'object',
    additionalProperties: false,
    required: Object.keys(required),
    properties: { ...required, ...optional },
  };
}

function referenceTo(apiVersion: string, kind: string) {
  return closed({ apiVersion: { const: apiVersion }, kind: { const: kind }, name: text });
}

const metadata = { type: 'object', required: ['name', 'namespace'] };

const metric = closed({
  name: text,
  templateRef: closed({ name: text }),
  thresholdRange: { ...closed({}, { min: { type: 'number' }, max: { type: 'number' } }), minProperties: 1 },
  interval: length,
});

const analysis = {
  ...closed(
    { interval: length, threshold: whole },
    {
      iterations: whole,
      stepWeights: { type: 'array', items: percent, minItems: 1 },
      metrics: { type: 'array', items: metric },
    },
  ),
  oneOf: [{ required: ['iterations'] }, { required: ['stepWeights'] }],
};

const service = closed(
  { name: text, port: whole, targetPort: whole, portName: text },
  {
    gateways: { type: 'array', items: text },
    hosts: { type: 'array', items: text },
    match: { type: 'array', items: closed({ uri: closed({ prefix: text }) }) },
  },
);

export const canarySchema = closed({
  apiVersion: { const: 'flagger.app/v1beta1' },
  kind: { const: 'Canary' },
  metadata,
  spec: closed(
    {
      provider: { enum: ['istio', 'kubernetes', 'nginx'] },
      targetRef: referenceTo('apps/v1', 'Deployment'),
      progressDeadlineSeconds: whole,
      service,
      analysis,
    },
    {
      autoscalerRef: referenceTo('autoscaling/v2', 'HorizontalPodAutoscaler'),
      ingressRef: referenceTo('networking.k8s.io/v1', 'Ingress'),
    },
  ),
});

export const metricTemplateSchema = closed({
  apiVersion: { const: 'flagger.app/v1beta1' },
  kind: { const: 'MetricTemplate' },
  metadata,
  spec: closed({ provider: closed({ type: { const: 'prometheus' }, address: text }), query: text }),
});
