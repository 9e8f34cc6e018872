/** What an edit is called: in the layers panel, in the queue, in the history. */
import type { EditKind, Side } from "../../models/contract/request";
import { text } from "../messages/current";

/** Layer names longer than this are a nuisance in the layers panel. */
const LABEL = 60;

/** The job and the words, cut at a word where they are long. */
export function labelFor(kind: EditKind, prompt: string): string {
  const words = prompt.trim().replace(/\s+/g, " ");
  if (words === "") return text.layer.unnamed[kind];
  if (words.length <= LABEL) return text.layer.named(kind, words);
  const cut = words.slice(0, LABEL);
  const start = cut.slice(0, Math.max(cut.lastIndexOf(" "), LABEL / 2));
  return text.layer.named(kind, `${start.replace(/[\ud800-\udbff]$/, "")}…`); // Never half an emoji.
}

/** What is needed of a request to name it. */
export type Labelled =
  | { readonly kind: "remove" }
  | { readonly kind: Exclude<EditKind, "remove" | "extend">; readonly prompt: string }
  | {
      readonly kind: "extend";
      readonly prompt: string;
      readonly prompts?: Readonly<Partial<Record<Side, string>>> | undefined;
    };

export function labelOf(request: Labelled): string {
  return labelFor(request.kind, wordsOf(request));
}

function wordsOf(request: Labelled): string {
  switch (request.kind) {
    case "remove":
      return "";
    case "extend":
      return [...new Set([request.prompt, ...Object.values(request.prompts ?? {})])].filter(Boolean).join(", ");
    default:
      return request.prompt;
  }
}
