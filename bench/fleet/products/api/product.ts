import { defineProduct } from '../../fleet/fleet';
import { common } from '../common';

export const api = defineProduct({
  ...common('api'),
  chart: { repository: 'code', path: 'charts/api' },
  version: { value: 'image.tag' },
});
