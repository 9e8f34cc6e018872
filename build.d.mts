/** Types of build.mjs for the tests. */
export const PORTS: { readonly playground: number; readonly ui: number };
export interface BuildOptions {
  readonly out?: string;
  readonly uiUrl?: string;
  readonly only?: readonly string[];
  readonly quiet?: boolean;
  readonly watch?: boolean;
}
export function build(options?: BuildOptions): Promise<void>;
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
