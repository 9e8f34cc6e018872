/** Removing a model: a second press, with what it means in between. */

import { useEffect, useRef, useState } from "preact/hooks";
import type { PackSummary } from "../../../models/contract/packs";
import { text } from "../../messages/current";
import { Button } from "../../widgets/button";
import type { Models } from "./models";
import { sizeOf } from "./sizes";

export interface RemovalProps {
  readonly pack: Pick<PackSummary, "id" | "title">;
  readonly bytes: number;
  /** While it is loaded: its files are being read. */
  readonly disabled: boolean;
  readonly models: Models;
}

export function Removal({ pack, bytes, disabled, models }: RemovalProps) {
  const [state, setState] = useState<"idle" | "asking" | "removing">("idle");
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // What keeps the model comes first, under the finger that asked.
    if (state === "asking") box.current?.querySelector<HTMLElement>("[data-testid=remove-no]")?.focus();
  }, [state]);
  if (state === "idle") {
    return (
      <>
        <span class="spring" />
        <Button look="ghost" disabled={disabled} onPress={() => setState("asking")} testId="remove-pack">
          {text.models.remove}
        </Button>
      </>
    );
  }
  const question = text.models.removeSure(pack.title, sizeOf(bytes));
  return (
    <div
      ref={box}
      class="sure"
      role="alertdialog"
      aria-label={question}
      data-testid="remove-sure"
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        setState("idle");
      }}
    >
      <p>{question}</p>
      <div class="kept-actions">
        <Button onPress={() => setState("idle")} testId="remove-no">
          {text.models.keep}
        </Button>
        <Button
          look="danger"
          disabled={state === "removing"}
          onPress={() => {
            setState("removing");
            void models.removePack(pack.id).then(() => setState("idle"));
          }}
          testId="remove-yes"
        >
          {text.models.remove}
        </Button>
      </div>
    </div>
  );
}
