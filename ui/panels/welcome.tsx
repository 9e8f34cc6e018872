/** The first run: one sentence, until it has been read; it makes room for the first pictures. */
import { text } from "../messages/current";
import { Button } from "../widgets/button";
import { Icon } from "../widgets/icon";
import type { Kit } from "./kit";

export function Welcome({ session, actions }: Kit) {
  if (session.welcomed.value !== false || session.results.value !== null) return null;
  return (
    <section class="welcome" data-testid="welcome">
      <Icon name="privacy" />
      <p>{text.welcome.sentence}</p>
      <Button onPress={actions.welcome}>{text.welcome.start}</Button>
    </section>
  );
}
