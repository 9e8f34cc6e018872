/** Node's errors in words. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}

/** Why a file could not be read or written, without the stack and the system call. */
export function reasonOf(error: unknown): string {
  const code = codeOf(error);
  switch (code) {
    case "ENOENT":
      return "there is no such file or folder";
    case "EACCES":
    case "EPERM":
      return "permission is missing";
    case "EISDIR":
      return "it is a folder";
    case "ENOTDIR":
      return "part of the path is not a folder";
    case "ENOSPC":
    case "EDQUOT":
      return "the disk is full";
    case "EROFS":
      return "the disk is read-only";
    case "EMFILE":
      return "too many files are open";
    default:
      return code ?? (error instanceof Error ? error.message : String(error));
  }
}
