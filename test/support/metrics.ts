/** Metrics by who exports them, as their sources name them: nothing that we ask Prometheus for may be anything else. */
export const exported = {
  /** argoproj/argo-cd, controller/metrics/metrics.go; docs/operator-manual/metrics.md. */
  'Argo CD': ['argocd_app_info', 'argocd_app_sync_total'],
  /** fluxcd/flux2-monitoring-example, kube-state-metrics-config.yaml; fluxcd/website, monitoring/metrics.md. */
  Flux: [
    'controller_runtime_reconcile_total',
    'gotk_reconcile_duration_seconds_count',
    'gotk_reconcile_duration_seconds_sum',
    'gotk_resource_info',
  ],
  /** kubernetes/kube-state-metrics, docs/metrics/workload, policy and storage. */
  'kube-state-metrics': [
    'kube_daemonset_status_number_unavailable',
    'kube_deployment_status_condition',
    'kube_deployment_status_replicas_unavailable',
    'kube_persistentvolumeclaim_resource_requests_storage_bytes',
    'kube_pod_container_resource_requests',
    'kube_pod_container_status_last_terminated_reason',
    'kube_pod_container_status_restarts_total',
    'kube_pod_status_phase',
    'kube_pod_status_ready',
    'kube_resourcequota',
    'kube_statefulset_replicas',
    'kube_statefulset_status_replicas_ready',
  ],
  /** google/cadvisor, docs/storage/prometheus.md: the kubelet exports them. */
  cAdvisor: [
    'container_cpu_cfs_periods_total',
    'container_cpu_cfs_throttled_periods_total',
    'container_cpu_usage_seconds_total',
    'container_memory_working_set_bytes',
    'container_network_receive_bytes_total',
    'container_network_transmit_bytes_total',
  ],
} as const;
