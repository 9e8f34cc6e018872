/** The things that are drawn to be lit by a photograph: their list is read first, each one's pictures when it is asked for. */
import type { Report } from "../contract/events";
import type { LibrarySummary } from "../contract/packs";
import { thingsSource } from "../contract/starts";
import type { PackSource } from "../packs/pack";
import { decodeJson, readVerified } from "../packs/read";
import { remembered } from "../packs/remembered";
import { parseThings, type StoredThing, type StoredView } from "../starts/relight/format";
import { unpacked, type View } from "../starts/relight/surface";
import { thingStarter } from "../starts/relight/thing";
import type { Codec } from "./codec";

/** Names of drawn things' list in summaries. */
const [id, title] = ["things", "Things drawn for any light"];

export function makeThings(source: PackSource, codec: Codec) {
  const index = remembered(async () => parseThings(decodeJson(await source.read("things.json"), "things.json")));
  return {
    list: async (): Promise<readonly StoredThing[]> => (await index()).things,
    async decoded(thing: StoredThing, report: Report) {
      const { pictures, name, views } = thing;
      const whole = await readVerified(source, pictures, (received, total) =>
        report({ type: "loading", file: pictures.file, received, total }),
      );
      const picture = ({ offset, bytes }: StoredView["albedo"]) =>
        codec.decode(
          { type: "image/webp", bytes: whole.slice(offset, offset + bytes) },
          `The drawn picture of "${name}"`,
        );
      const all = new Map<StoredView, View>();
      for (const view of views) all.set(view, unpacked(view, await picture(view.albedo), await picture(view.surface)));
      return { thing, viewOf: (view: StoredView) => all.get(view) as View, starter: thingStarter };
    },
    async summary(): Promise<LibrarySummary> {
      const { license, things } = await index();
      return {
        id,
        title,
        license,
        source: thingsSource,
        bytes: things.reduce((sum, { pictures }) => sum + pictures.bytes, 0),
        names: things.map(({ name }) => name),
        words: things.flatMap(({ name, words }) => [name, ...words]),
        drawings: [],
      };
    },
  };
}
