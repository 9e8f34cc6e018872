/** What went wrong with a model, in place. */
import type { Failure } from "../../messages/failures";
import { Icon } from "../../widgets/icon";

export function Trouble({ failure, testId }: { readonly failure: Failure; readonly testId?: string }) {
  return (
    <p class="obstacle" role="alert" data-testid={testId} data-code={failure.code}>
      <Icon name="warning" />
      <span>
        <strong>{failure.sentence}</strong> {failure.next}
        {failure.about && <span class="about"> ({failure.about})</span>}
      </span>
    </p>
  );
}
