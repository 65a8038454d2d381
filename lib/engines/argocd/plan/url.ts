/** A repository's URL as Argo CD's objects have to spell it: that of a registry without its scheme. */
export function argocdUrl(url: string): string {
  return url.replace(/^oci:\/\//, '');
}
