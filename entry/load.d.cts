/** Whether the compiled library is what the sources say. */
export function isCompiled(): boolean;
/** A module of the library by its path in the repository, without an ending. */
export function load(path: string): unknown;
