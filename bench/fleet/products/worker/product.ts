import { defineProduct } from '../../fleet/fleet';
import { standard } from '../standard';

export const worker = defineProduct({
  ...standard('worker'),
  chart: { repository: 'charts', name: 'worker' },
  version: 'chart',
});
