/** Where another model may come from: an address, a zip, a folder; by dialogue, by keyboard, by dropping it here. */

import { useEffect, useRef, useState } from "preact/hooks";
import { text } from "../../messages/current";
import { Button } from "../../widgets/button";
import type { MachineState } from "../machine/state";
import { carriesFiles } from "../shell/stray-files";
import { placeOfChosen, placeOfDropped } from "./chosen-files";
import type { Models } from "./models";
import { OfferCard } from "./offer-card";
import { Trouble } from "./trouble";

export interface AddModelProps {
  readonly machine: MachineState;
  readonly models: Models;
}

export function AddModel({ machine, models }: AddModelProps) {
  const offered = models.offered.value;
  const wanted = models.wanted.value?.address ?? "";
  const [address, setAddress] = useState(wanted);
  const [isOver, setOver] = useState(false);
  const zip = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // An attribute of the platform that the types do not have.
    folder.current?.setAttribute("webkitdirectory", "");
  }, []);
  // Anywhere in the window: who misses the field must not lose the plugin to the file.
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = "copy";
      setOver(true);
    };
    const leave = ({ relatedTarget }: DragEvent): void => {
      if (relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      setOver(false);
      const items = event.dataTransfer?.items;
      if (!items || !carriesFiles(event)) return;
      event.preventDefault();
      void placeOfDropped(items).then((place) => place && models.lookAt(place));
    };
    addEventListener("dragover", over);
    addEventListener("dragleave", leave);
    addEventListener("drop", drop);
    return () => {
      removeEventListener("dragover", over);
      removeEventListener("dragleave", leave);
      removeEventListener("drop", drop);
    };
  }, [models]);
  useEffect(() => {
    if (wanted) setAddress(wanted);
  }, [wanted]);
  const look = (): void => {
    if (address.trim()) void models.lookAt({ from: "url", url: address.trim() });
  };
  const chosen = (input: HTMLInputElement): void => {
    const place = placeOfChosen(input.files);
    input.value = ""; // So that the same file can be chosen again.
    if (place) void models.lookAt(place);
  };
  return (
    <section class={`facts add-model${isOver ? " drop-over" : ""}`} data-testid="add-model">
      <h2>{text.store.add}</h2>
      <form
        class="search-bar"
        onSubmit={(event) => {
          event.preventDefault();
          look();
        }}
      >
        <input
          class="field"
          type="text"
          inputMode="url"
          spellcheck={false}
          autocomplete="off"
          value={address}
          placeholder={text.store.address}
          aria-label={text.store.address}
          data-testid="pack-address"
          onInput={(event) => setAddress(event.currentTarget.value)}
        />
        <Button disabled={offered.state === "looking"} onPress={look} testId="look-up">
          {offered.state === "looking" ? text.store.looking : text.store.look}
        </Button>
        {offered.state === "looking" && (
          <Button look="ghost" onPress={() => void models.dropOffer()} testId="stop-looking">
            {text.store.cancel}
          </Button>
        )}
      </form>
      <div class="kept-actions">
        <Button onPress={() => zip.current?.click()} testId="choose-zip">
          {text.store.zip}
        </Button>
        <Button onPress={() => folder.current?.click()} testId="choose-folder">
          {text.store.folder}
        </Button>
        <input
          ref={zip}
          type="file"
          accept=".zip,application/zip"
          hidden
          data-testid="zip-input"
          onChange={(event) => chosen(event.currentTarget)}
        />
        <input
          ref={folder}
          type="file"
          multiple
          hidden
          data-testid="folder-input"
          onChange={(event) => chosen(event.currentTarget)}
        />
      </div>
      <p class="hint">{isOver ? text.store.dropping : text.store.drop}</p>
      {offered.state === "failed" && <Trouble failure={offered.failure} testId="offer-failure" />}
      {offered.state === "found" && (
        <OfferCard offer={offered.offer} place={offered.place} machine={machine} models={models} />
      )}
    </section>
  );
}
