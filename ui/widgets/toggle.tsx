/** An icon that is on or off; on is filled, so that it does not rest on colour. */
import { IconButton, type IconButtonProps } from "./button";

export interface ToggleProps extends Omit<IconButtonProps, "onPress" | "pressed" | "filled"> {
  readonly pressed: boolean;
  readonly onChange: (pressed: boolean) => void;
}

export function Toggle({ pressed, onChange, ...button }: ToggleProps) {
  return <IconButton {...button} pressed={pressed} filled onPress={() => onChange(!pressed)} />;
}
