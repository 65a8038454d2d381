import type { TemplateFault } from './template/fault';
import type { Dict } from './template/value';

/** How the texts of a set are filled in with parameters: as Go templates, or the older way. */
export interface Texts {
  /** @throws TemplateFault */
  render(template: string, params: Dict): string;
  /** What is wrong with the text as a template, whatever the parameters. */
  misread(template: string): TemplateFault | undefined;
  /** Strings with those parameters filled in that are there: one that wants another is left as it is. */
  partly(strings: Readonly<Record<string, string>>, params: Dict): Record<string, string>;
}
