/**
 * Keeps an object when its manifest is gone. It then is one too many, and says that this makes no difference: Argo CD would
 * else try to prune it again and again, and its Application would never be synced. Sources: Argo CD, "Sync Options", "Compare Options".
 */
export const UNPRUNED = {
  'argocd.argoproj.io/compare-options': 'IgnoreExtraneous',
  'argocd.argoproj.io/sync-options': 'Prune=false',
} as const;
