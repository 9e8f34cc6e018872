/** From failures and notices to sentences. The only place that turns codes of engine and host into words. */
import { EditError } from "../../models/contract/errors";
import type { Notice } from "../../models/contract/notices";
import { HostError } from "../../plugin/protocol/host";
import { text } from "../messages/current";
import type { Advice, NotReady } from "../messages/en";

export interface Failure extends Advice {
  readonly code: string;
  /** A file or an address it is about. */
  readonly about?: string | undefined;
}

/** An edit that waited for its turn, and cannot run now that it has come. */
export class NotReadyError extends Error {
  override readonly name = "NotReadyError";
  constructor(readonly reason: NotReady) {
    super(`The edit cannot run: ${reason}.`);
  }
}

/** Detail a user can act on is in our table; the error's own words go to the console for reports. */
export function failureOf(error: unknown): Failure {
  if (error instanceof EditError)
    return { code: error.code, ...text.editErrors[error.code], ...(error.about && { about: error.about }) };
  if (error instanceof HostError) return { code: error.code, ...text.hostErrors[error.code] };
  if (error instanceof NotReadyError) return { code: error.reason, ...text.notReady[error.reason] };
  return { code: "internal", ...text.hostErrors.internal };
}

/** Cancelling is a wish, not a failure. */
export function isCancelled(error: unknown): boolean {
  return error instanceof EditError && error.code === "cancelled";
}

/** Layers go while they are read: an undo is enough. The window says so; there is no fault to report. */
export function isGone(error: unknown): boolean {
  return error instanceof HostError && error.code === "layer-gone";
}

/** A notice of the engine in the user's language. */
export function noticeWords(notice: Notice): string {
  const { notices, editErrors, prompt, more, extend } = text;
  switch (notice.code) {
    case "words-cut": {
      const { what, characters, read } = notice;
      const name =
        what === "prompt"
          ? prompt.labels.fill
          : what === "negative"
            ? more.negative
            : extend.wordsLabel(extend.sides[what]);
      return notices.wordsCut(name, characters, read);
    }
    case "word-mapped":
      return notices.wordMapped(notice.from, notice.to);
    case "word-unknown":
      return prompt.unknown([notice.word]);
    case "library-unread":
      return notices.libraryUnread(editErrors[notice.cause].sentence);
    case "illustration":
      return notices.illustration;
    case "own-unread":
      return notices.ownUnread(notice.name);
    case "own-needs-strength":
      return notices.ownNeedsStrength;
    case "card-wrong":
      return notices.cardWrong;
    case "card-failed":
      return notices.cardFailed(editErrors[notice.cause].sentence);
    case "no-webgpu":
      return notices.noWebgpu;
    case "no-card":
      return notices.noCard;
    case "card-silent":
      return notices.cardSilent;
  }
}
