/** Types of serve.mjs for the tests. */
export interface ServeOptions {
  readonly out?: string;
  readonly playground?: number;
  readonly ui?: number;
}
export interface Site {
  readonly url: string;
  readonly uiUrl: string;
  close(): Promise<void>;
}
export function serve(options?: ServeOptions): Promise<Site>;
