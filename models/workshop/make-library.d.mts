/** Types of make-library.mjs for the tests. */
export function makeLibrary(to: string): void;
export function libraryBytes(folder: string): number;
