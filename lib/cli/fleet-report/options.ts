/** Options as people typed them: any text is possible. */
export interface FleetReportOptions {
  /** The file. @default 'report/index.html' */
  readonly out?: string;
  /** Opens it in a browser. @default false */
  readonly open?: boolean;
  /** Serves it on this machine, made anew at each reload, and writes nothing. @default false */
  readonly serve?: boolean;
  /** URL or folder of the state repository; `<name>=<url>` of each, where there are several. @default - what was published is not told */
  readonly repo?: readonly string[];
  /** Of the state repository. @default - the one that the fleet states */
  readonly branch?: string;
  /** A day or a time; what was published before is left out. @default - 90 days before */
  readonly since?: string;
  /** Files with what kubectl printed of clusters. @default - git alone is told of */
  readonly live?: readonly string[];
}
