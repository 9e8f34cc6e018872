/** The first run: one sentence, until it has been read. */
import { text } from "../messages/current";
import { Button } from "../widgets/button";
import { Icon } from "../widgets/icon";
import type { Kit } from "./kit";

export function Welcome({ session, actions }: Kit) {
  if (session.welcomed.value !== false) return null;
  return (
    <section class="welcome" data-testid="welcome">
      <Icon name="privacy" />
      <p>{text.welcome.sentence}</p>
      <Button onPress={actions.welcome}>{text.welcome.start}</Button>
    </section>
  );
}
