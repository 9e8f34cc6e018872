/** The first run: one sentence, until it has been read; it makes room for the first pictures. */
import type { OutcomesState } from "../features/results/state";
import type { Shell } from "../features/shell/shell";
import { text } from "../messages/current";
import { Button } from "../widgets/button";
import { Icon } from "../widgets/icon";

export interface WelcomeProps {
  readonly outcomes: OutcomesState;
  readonly shell: Shell;
}

export function Welcome({ outcomes, shell }: WelcomeProps) {
  if (shell.welcomed.value !== false || outcomes.results.value !== null) return null;
  return (
    <section class="welcome" data-testid="welcome">
      <Icon name="privacy" />
      <p>{text.welcome.sentence}</p>
      <Button onPress={shell.welcome}>{text.welcome.start}</Button>
    </section>
  );
}
