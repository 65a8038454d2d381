import { defineProduct } from '../../fleet/fleet';
import { standard } from '../standard';

export const web = defineProduct({
  ...standard('web'),
  chart: { repository: 'code', path: 'charts/web' },
  version: { gitRef: (version) => `web-${version}` },
});
