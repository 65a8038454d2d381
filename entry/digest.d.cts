/** The file that says of which sources the compiled library was made, by its path in the repository. */
export const BUILT_FROM: string;
/** What the file says; undefined where there is none. */
export function recorded(path: string): string | undefined;
/** One text for all sources that the compiled library is made of: another one as soon as one of them changes. */
export function digestOf(root: string): string;
