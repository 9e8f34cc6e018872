/** A button that acts while it is held, by pointer or by Space and Enter. */
import type { ComponentChildren } from "preact";

export interface HoldButtonProps {
  readonly children: ComponentChildren;
  readonly held: boolean;
  readonly onHold: (held: boolean) => void;
  readonly title: string;
  readonly testId?: string;
}

export function HoldButton({ children, held, onHold, title, testId }: HoldButtonProps) {
  const key = (event: KeyboardEvent, down: boolean): void => {
    if (event.key !== " " && event.key !== "Enter") return;
    event.preventDefault();
    onHold(down);
  };
  return (
    <button
      type="button"
      class="button button-secondary"
      title={title}
      aria-pressed={held}
      data-testid={testId}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        onHold(true);
      }}
      onPointerUp={() => onHold(false)}
      onPointerCancel={() => onHold(false)}
      onKeyDown={(event) => key(event, true)}
      onKeyUp={(event) => key(event, false)}
      onBlur={() => onHold(false)}
    >
      {children}
    </button>
  );
}
