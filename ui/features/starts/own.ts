/**
 * The user's own reference pictures: kept on this machine, in the site's storage where there is one, else in the
 * editor's. Layers are added, named, used and deleted here; which one a prompt asks for is the engine's to say.
 */

import { batch } from "@preact/signals";
import type { EncodedImage } from "../../../models/contract/picture";
import type { OwnUse } from "../../../models/contract/starts";
import { HostError, type PickedLayer } from "../../../plugin/protocol/host";
import type { KeptTexts } from "../../engine/indexed";
import { text } from "../../messages/current";
import type { Advice } from "../../messages/en";
import type { Ports } from "../../ports";
import { failureOf } from "../../wording/failures";
import type { EditingState } from "../draft/state";
import { type ModelsState, packOf } from "../models/state";
import type { ShellState } from "../shell/state";
import { type KeptPicture, titleOf } from "./own-kept";
import { fromList, fromText, type Listed, LONGEST_NAME, nameOf, toText } from "./own-text";
import type { StartsState } from "./state";

export interface OwnVerbs {
  /** Keeps the selected layers as references. Never rejects: what goes wrong is told. */
  addOwn(): Promise<void>;
  /** Its name and, after commas, other words for it; an empty one changes nothing. */
  renameOwn(id: string, name: string): Promise<void>;
  useOwnAs(id: string, use: OwnUse): Promise<void>;
  removeOwn(id: string): Promise<void>;
  /** The next fills start from it whatever the words say; null = from what the words ask for. */
  chooseOwn(id: string | null): Promise<void> | void;
  dismissOwnFailure(): Promise<void> | void;
}

export interface Own extends OwnVerbs {
  /** Reads what is kept. Never rejects. */
  recallOwn(): Promise<void>;
}

/** Bytes of all texts: the site's storage, and a part of what Figma gives a plugin (5 MB, of which the history takes 2). */
export const MOST_BYTES = { site: 24_000_000, editor: 1_500_000 } as const;
export const MOST_PICTURES = 60;
/** Longest side asked of the editor; the engine keeps half of it, shrunk well. */
const LONGEST = 1024;
const LIST = "references";
const keyOf = (id: string): string => `reference ${id}`;

export interface OwnStates {
  readonly editing: EditingState;
  readonly models: Pick<ModelsState, "packs">;
  readonly shell: Pick<ShellState, "announcement">;
  readonly starts: StartsState;
}

export type OwnPorts = Pick<Ports, "engine" | "host" | "log" | "texts" | "today">;

export function createOwn({ editing, models, shell, starts }: OwnStates, ports: OwnPorts): Own {
  const { own, ownState } = starts;
  const { draft } = editing;
  let store: Promise<{ readonly texts: KeptTexts; readonly most: number }> | null = null;
  const kept = () => {
    store ??= ports.texts().then((site) =>
      site
        ? { texts: site, most: MOST_BYTES.site }
        : {
            texts: { get: (key) => ports.host.recall(key), set: (key, value) => ports.host.remember(key, value) },
            most: MOST_BYTES.editor,
          },
    );
    return store;
  };
  /** One after the other: each reads the list and writes it. */
  let tail: Promise<unknown> = Promise.resolve();
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const done = tail.then(work);
    tail = done.catch(() => undefined);
    return done;
  };

  const tell = (error: unknown, advice?: Advice): void => {
    ports.log(error);
    const full =
      error instanceof HostError
        ? error.code === "storage-full"
        : error instanceof Error && error.name === "QuotaExceededError";
    const failure = { ...failureOf(error), ...(full ? text.own.full : advice) };
    ownState.value = { busy: false, failure };
    shell.announcement.value = `${failure.sentence} ${failure.next}`;
  };

  const write = async (picture: KeptPicture): Promise<void> => {
    const { texts, most } = await kept();
    const value = toText(picture);
    const bytes = new TextEncoder().encode(value).length;
    const others = fromList(await texts.get(LIST)).filter(({ id }) => id !== picture.id);
    const sum = others.reduce((all, one) => all + one.bytes, bytes);
    if (sum > most || others.length >= MOST_PICTURES) throw new HostError("storage-full", "No room for this picture.");
    await texts.set(keyOf(picture.id), value);
    const order = own.value.some(({ id }) => id === picture.id) ? own.value.map(({ id }) => id) : [];
    const list: Listed = [{ id: picture.id, bytes }, ...others];
    const sorted = order.length > 0 ? [...list].sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id)) : list;
    await texts.set(LIST, JSON.stringify(sorted));
    const isNew = order.length === 0;
    own.value = isNew ? [picture, ...own.value] : own.value.map((one) => (one.id === picture.id ? picture : one));
  };

  const change = (id: string, part: Partial<KeptPicture>): Promise<void> =>
    inTurn(async () => {
      const before = own.value.find((one) => one.id === id);
      if (before) await write({ ...before, ...part });
    }).catch((error: unknown) => tell(error));

  const prepare = async ({ name, image }: PickedLayer, packId: string): Promise<KeptPicture> => {
    const { thumbnail, ...ready } = await ports.engine.prepare(image, packId);
    const known = own.value.find(({ id }) => id === ready.id);
    // Added again it keeps the name it was given.
    const called = known ?? { name: nameOf(name, text.own.unnamed), use: ready.use };
    const small = await ports.engine.encode(thumbnail);
    return { ...ready, name: called.name, use: called.use, thumbnail: toDataUrl(small), at: ports.today() };
  };

  return {
    recallOwn: () =>
      inTurn(async () => {
        const { texts } = await kept();
        const list = fromList(await texts.get(LIST));
        const found = await Promise.all(list.map(async ({ id }) => fromText(await texts.get(keyOf(id)))));
        own.value = found.filter((one) => one !== null);
      }).catch((error: unknown) => ports.log(error)), // Without them everything else works.
    async addOwn() {
      const pack = packOf(models, editing.draft.value);
      if (ownState.value.busy || !pack) return;
      ownState.value = { busy: true, failure: null };
      try {
        const layers = await ports.host.picked(LONGEST);
        if (layers.length === 0) {
          const failure = { code: "nothing-selected", ...text.own.nothing };
          ownState.value = { busy: false, failure };
          shell.announcement.value = `${failure.sentence} ${failure.next}`;
          return;
        }
        const added: KeptPicture[] = [];
        for (const layer of layers) {
          const picture = await prepare(layer, pack.id);
          await inTurn(() => write(picture));
          added.push(picture);
        }
        ownState.value = { busy: false, failure: null };
        shell.announcement.value = text.own.added(added.map(titleOf));
      } catch (error) {
        tell(error, failureOf(error).code === "bad-image" ? text.own.bad : undefined);
      }
    },
    renameOwn(id, name) {
      const wanted = name.trim().slice(0, LONGEST_NAME);
      return wanted.replace(/[\s,]/g, "") === "" ? Promise.resolve() : change(id, { name: wanted });
    },
    useOwnAs: (id, use) => change(id, { use, seen: undefined }),
    removeOwn: (id) =>
      inTurn(async () => {
        const { texts } = await kept();
        const list = fromList(await texts.get(LIST)).filter((one) => one.id !== id);
        await texts.set(LIST, JSON.stringify(list));
        await texts.set(keyOf(id), "");
        batch(() => {
          const gone = own.value.find((one) => one.id === id);
          own.value = own.value.filter((one) => one.id !== id);
          if (draft.value.picture?.id === id) draft.value = { ...draft.value, picture: null };
          if (gone) shell.announcement.value = text.own.removed(titleOf(gone));
        });
      }).catch((error: unknown) => tell(error)),
    chooseOwn(id) {
      const picture = own.value.find((one) => one.id === id);
      const reference = draft.value.reference === "none" ? "auto" : draft.value.reference;
      const chosen = picture ? { id: picture.id, name: titleOf(picture), always: true } : null;
      draft.value = { ...draft.value, picture: chosen, ...(chosen ? { reference } : {}) };
    },
    dismissOwnFailure() {
      ownState.value = { ...ownState.value, failure: null };
    },
  };
}

function toDataUrl({ type, bytes }: EncodedImage): string {
  let letters = "";
  for (const byte of bytes) letters += String.fromCharCode(byte);
  return `data:${type};base64,${btoa(letters)}`;
}
