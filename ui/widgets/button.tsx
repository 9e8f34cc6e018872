/** Buttons. A disabled one stays focusable (aria-disabled), so focus is never lost and the reason can be read. */
import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "./icon";

export interface ButtonProps {
  readonly children: ComponentChildren;
  readonly onPress: () => void;
  readonly look?: "primary" | "secondary" | "danger" | "ghost";
  readonly wide?: boolean;
  readonly disabled?: boolean;
  readonly describedBy?: string;
  readonly testId?: string;
  readonly title?: string;
}

export function Button({
  children,
  onPress,
  look = "secondary",
  wide,
  disabled,
  describedBy,
  testId,
  title,
}: ButtonProps) {
  return (
    <button
      type="button"
      class={`button button-${look}${wide ? " button-wide" : ""}`}
      aria-disabled={disabled ? "true" : undefined}
      aria-describedby={describedBy}
      data-testid={testId}
      title={title}
      onClick={() => {
        if (!disabled) onPress();
      }}
    >
      {children}
    </button>
  );
}

export interface IconButtonProps {
  readonly icon: IconName;
  readonly label: string;
  readonly onPress: () => void;
  readonly disabled?: boolean;
  /** For a button that stays down. */
  readonly pressed?: boolean;
  /** Its picture is filled while it is down. */
  readonly filled?: boolean;
  readonly testId?: string;
}

export function IconButton({ icon, label, onPress, disabled, pressed, filled, testId }: IconButtonProps) {
  return (
    <button
      type="button"
      class={filled ? "icon-button toggle" : "icon-button"}
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      aria-disabled={disabled ? "true" : undefined}
      data-testid={testId}
      onClick={() => {
        if (!disabled) onPress();
      }}
    >
      <Icon name={icon} />
    </button>
  );
}
