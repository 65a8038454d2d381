import { defineProduct } from '../../fleet/fleet';
import { common } from '../common';

export const web = defineProduct({
  ...common('web'),
  chart: { repository: 'code', path: 'charts/web' },
  version: { gitRef: (version) => `web-${version}` },
});
