export type { ReportOf } from './data';
export { detailsOf } from './details';
export { htmlOf, REPORT_HEADER, type ReportParts } from './html';
export { rowsOf } from './rows';
