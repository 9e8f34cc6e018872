/** What can be done to the mask as a whole: invert, grow, shrink, feather, clear. */

import { useEffect, useId, useRef, useState } from "preact/hooks";
import { text } from "../../messages/current";
import { Icon } from "../../widgets/icon";
import { NumberField } from "../../widgets/number-field";
import type { Marking } from "./marking";

const alterations = ["grow", "shrink", "feather"] as const;

export interface MaskMenuProps {
  readonly isEmpty: boolean;
  readonly marking: Marking;
}

export function MaskMenu({ isEmpty, marking }: MaskMenuProps) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const { amount } = marking.tools.value;

  useEffect(() => {
    if (!open) return;
    root.current?.querySelector<HTMLElement>(".menu button")?.focus();
    const outside = (event: Event): void => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false);
    };
    addEventListener("pointerdown", outside, true);
    addEventListener("focusin", outside);
    return () => {
      removeEventListener("pointerdown", outside, true);
      removeEventListener("focusin", outside);
    };
  }, [open]);

  const act = (work: () => void): void => {
    work();
    setOpen(false);
    button.current?.focus();
  };
  const key = (event: KeyboardEvent): void => {
    if (event.key === "Escape") {
      event.stopPropagation();
      act(() => {});
      return;
    }
    const move = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (move === 0 || event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    const items = [...(root.current?.querySelectorAll<HTMLElement>(".menu button") ?? [])];
    const at = items.indexOf(document.activeElement as HTMLElement);
    items[(at + move + items.length) % items.length]?.focus();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the buttons inside arrive here
    <div ref={root} class="menu-root" onKeyDown={key}>
      <button
        ref={button}
        type="button"
        class="icon-button"
        aria-label={text.tools.more}
        title={text.tools.more}
        aria-expanded={open}
        aria-controls={id}
        data-testid="mask-menu"
        onClick={() => setOpen(!open)}
      >
        <Icon name="dots" />
      </button>
      {open && (
        // biome-ignore lint/a11y/useSemanticElements: buttons and a number that belong together, no form
        <div id={id} class="menu" role="group" aria-label={text.tools.more}>
          <button type="button" onClick={() => act(() => void marking.alter("invert", 0))}>
            {text.tools.invert}
          </button>
          {alterations.map((how) => (
            <button
              key={how}
              type="button"
              aria-disabled={isEmpty}
              onClick={() => !isEmpty && act(() => void marking.alter(how, amount))}
            >
              {text.tools.alter[how](amount)}
            </button>
          ))}
          <div class="menu-line">
            <span>{text.tools.by}</span>
            <NumberField
              label={text.tools.amount}
              value={amount}
              min={1}
              max={256}
              step={1}
              onChange={(value) => marking.tool({ amount: value })}
              testId="mask-amount"
            />
            <span class="hint">px</span>
          </div>
          <button type="button" aria-disabled={isEmpty} onClick={() => !isEmpty && act(marking.clearStrokes)}>
            {text.mask.clear}
          </button>
        </div>
      )}
    </div>
  );
}
