/** A heading that opens and closes what is below it. */
import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";
import { Icon } from "./icon";

export interface DisclosureProps {
  readonly label: string;
  /** Said beside the label, e.g. how many settings differ. */
  readonly note?: string | null;
  readonly children: ComponentChildren;
  readonly testId?: string;
}

export function Disclosure({ label, note, children, testId }: DisclosureProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <section class="disclosure">
      <button
        type="button"
        class="disclosure-head"
        aria-expanded={open}
        aria-controls={id}
        data-testid={testId}
        onClick={() => setOpen(!open)}
      >
        <span class={`disclosure-mark${open ? " disclosure-open" : ""}`}>
          <Icon name="chevron" />
        </span>
        {label}
        {note && <span class="disclosure-note">{note}</span>}
      </button>
      <div id={id} hidden={!open} class="disclosure-body">
        {open && children}
      </div>
    </section>
  );
}
