import { text } from "../../messages/current";

/** Bytes as people read them. */
export function sizeOf(bytes: number): string {
  return text.models.size(bytes / 1_000_000);
}
