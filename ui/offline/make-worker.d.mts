/** Types of make-worker.mjs for the tests. */
export function writeServiceWorker(site: string, version: string, keeps?: "site" | "nothing"): Promise<void>;
