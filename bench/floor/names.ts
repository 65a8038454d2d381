/** The recorded functions, in the folder of the compiled floor. */
export const RECORDED = 'recorded.cjs';
