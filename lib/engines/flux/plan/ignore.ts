/** Ignores all but one folder. What lies in an ignored folder cannot be brought back, so each level is. */
export function allBut(path: string): string {
  const segments = path.split('/').filter((segment) => segment !== '' && segment !== '.');
  const levels = segments.map((_, index) =>
    segments
      .slice(0, index)
      .map((name) => `/${name}`)
      .join(''),
  );
  return levels.map((above, index) => `${above}/*\n!${above}/${segments[index]}\n`).join('');
}
