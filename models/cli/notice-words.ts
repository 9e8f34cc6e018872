/** What a user should know about a run, in the words of the command line. */
import type { Notice } from "../contract/notices";
import { sentenceOf } from "../words/said";

export function noticeWords(notice: Notice): string {
  switch (notice.code) {
    case "words-cut": {
      const { what, characters, read } = notice;
      const text =
        what === "prompt" ? "prompt" : what === "negative" ? "negative prompt" : `prompt of the ${what} side`;
      return `The ${text} has ${characters} characters; only the first ${read} were read.`;
    }
    case "word-mapped":
    case "word-unknown":
      return sentenceOf(notice);
    case "library-unread":
      return `The library of reference pictures was not used. ${notice.detail}`;
    case "illustration":
      return `"${notice.name}" is an illustration; it may look pasted on in a photograph.`;
    case "own-unread":
      return `${notice.detail} It was not used.`;
    case "own-needs-strength":
      return "Your picture was not used, because the strength is below 1; --strength 1 starts from it.";
    case "card-wrong":
      return notice.difference === null
        ? "The graphics card is not used for this pack, because it gave values that are not numbers."
        : `The graphics card is not used for this pack, because its pictures differ from the processor's by ${notice.difference.toPrecision(2)}.`;
    case "card-failed":
      return `The graphics card failed (${notice.cause}); the processor took over, which takes longer.`;
    case "no-webgpu":
      return "There is no WebGPU here; pictures are painted on the processor, which takes longer.";
    case "no-card":
      return "No graphics card was offered; pictures are painted on the processor.";
    case "card-silent":
      return `The graphics card could not be asked (${notice.detail}); pictures are painted on the processor.`;
  }
}
