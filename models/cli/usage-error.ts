/** The command line was wrong: one sentence on stderr and exit status 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
