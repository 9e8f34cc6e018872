/** Types of build.mjs for the tests. */
export interface BuildOptions {
  readonly out?: string;
  readonly uiUrl?: string;
  readonly only?: readonly string[];
  readonly quiet?: boolean;
  readonly watch?: boolean;
}
export function build(options?: BuildOptions): Promise<void>;
