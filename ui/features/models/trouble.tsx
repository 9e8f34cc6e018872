/** What went wrong with a model, in place. */

import { Icon } from "../../widgets/icon";
import type { Failure } from "../../wording/failures";

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
