import { defineProduct } from '../../fleet/fleet';
import { standard } from '../standard';

export const api = defineProduct({
  ...standard('api'),
  chart: { repository: 'code', path: 'charts/api' },
  version: { value: 'image.tag' },
});
