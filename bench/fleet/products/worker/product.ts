import { defineProduct } from '../../fleet/fleet';
import { common } from '../common';

export const worker = defineProduct({
  ...common('worker'),
  chart: { repository: 'charts', name: 'worker' },
  version: 'chart',
});
