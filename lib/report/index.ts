export { forecastAnswer, type PublishedAnswer, type PublishedCommit, type ReportAnswers } from './answers';
export type { ReportOf } from './data';
export { detailsOf } from './details';
export { htmlOf, REPORT_HEADER, type ReportParts } from './html';
export { liveOf, type LiveFleet } from './live';
export { rowsOf } from './rows';
