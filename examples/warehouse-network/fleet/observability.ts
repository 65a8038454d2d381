/** What is told to whom. The webhook of the chat and the key of the pager are in Secrets of the namespace `monitoring`. */
export const observability = {
  monitoring: 'kube-prometheus-stack',
  after: { outOfSync: '5m' },
  severities: { dev: 'info', staging: 'warning', prod: 'critical' },
  // List prices of Compute Engine in europe-west1, rounded.
  prices: { unit: 'currencyUSD', cpu: 0.025, memory: 0.0034, storage: 0.00006 },
  receivers: {
    chat: {
      slackConfigs: [
        {
          channel: '#warehouse-{environment}',
          apiURL: { name: 'alerts-chat', key: 'url' },
          sendResolved: true,
        },
      ],
    },
    'on-call': { pagerdutyConfigs: [{ routingKey: { name: 'alerts-pager', key: 'routing-key' } }] },
  },
  routes: [
    { receiver: 'chat' },
    { receiver: 'on-call', of: { environments: ['prod'] }, severities: ['critical'] },
  ],
} as const;
