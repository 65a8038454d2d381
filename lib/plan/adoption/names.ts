/** Names by which an engine finds again what it installed. */
export interface InstalledNames {
  /** Of the Application, HelmRelease or Kustomization. */
  readonly name: string;
  readonly namespace: string;
  readonly releaseName: string;
  /** @default - the engine keeps no record of Helm's */
  readonly storageNamespace?: string;
  /** Of the HelmRelease itself. @default - where any other is */
  readonly objectNamespace?: string;
  /** Folder of the state repository that its files are in. @default - where those of any other are */
  readonly path?: string;
}
