/** A short message with an icon, and what can be done about it. */
import type { ComponentChildren } from "preact";
import { IconButton } from "./button";
import { Icon } from "./icon";

export interface NoteProps {
  readonly look: "info" | "warning" | "success";
  readonly children: ComponentChildren;
  readonly dismiss?: { readonly label: string; readonly onPress: () => void };
  readonly testId?: string;
}

export function Note({ look, children, dismiss, testId }: NoteProps) {
  const icon = { info: "info", warning: "warning", success: "check" } as const;
  return (
    <div class={`note note-${look}`} data-testid={testId}>
      <Icon name={icon[look]} />
      <div class="note-body">{children}</div>
      {dismiss && <IconButton icon="close" label={dismiss.label} onPress={dismiss.onPress} />}
    </div>
  );
}
