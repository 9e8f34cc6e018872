/** Types of setup.mjs for the tests. */
export function findBrowser(): Promise<string | null>;
