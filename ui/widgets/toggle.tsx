/** An icon that is on or off; on is filled, so that it does not rest on colour. */
import { Icon, type IconName } from "./icon";

export interface ToggleProps {
  readonly icon: IconName;
  readonly label: string;
  readonly pressed: boolean;
  readonly onChange: (pressed: boolean) => void;
  readonly disabled?: boolean;
  readonly testId?: string;
}

export function Toggle({ icon, label, pressed, onChange, disabled, testId }: ToggleProps) {
  return (
    <button
      type="button"
      class="icon-button toggle"
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      aria-disabled={disabled ? "true" : undefined}
      data-testid={testId}
      onClick={() => {
        if (!disabled) onChange(!pressed);
      }}
    >
      <Icon name={icon} />
    </button>
  );
}
