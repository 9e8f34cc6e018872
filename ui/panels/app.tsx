/** The whole window, top to bottom, and its keys. */
import { useEffect } from "preact/hooks";
import { Caption } from "./caption";
import { Chance } from "./chance";
import { Empty } from "./empty";
import { EnvironmentLine } from "./environment-line";
import { listenToKeys } from "./keys";
import type { Kit } from "./kit";
import { MaskBar } from "./mask-bar";
import { More } from "./more";
import { Preview } from "./preview";
import { Prompt } from "./prompt";
import { ResizeHandle } from "./resize-handle";
import { Results } from "./results";
import { RunBar } from "./run-bar";
import { StoredOffer } from "./stored-offer";
import { JobSwitch } from "./tools/job-switch";
import { UpdateNotice } from "./update-notice";

export function App({ session, actions }: Kit) {
  useEffect(() => listenToKeys(window, { session, actions }), [session, actions]);
  const kit: Kit = { session, actions };
  return (
    <div class="app">
      <main class="panels">
        <UpdateNotice session={session} />
        <JobSwitch {...kit} />
        <Empty {...kit} />
        <Preview {...kit} />
        <Caption session={session} />
        <MaskBar {...kit} />
        <StoredOffer {...kit} />
        <Results {...kit} />
        <Prompt {...kit} />
        <Chance {...kit} />
        <More {...kit} />
      </main>
      <footer class="foot">
        <RunBar {...kit} />
        <EnvironmentLine session={session} />
      </footer>
      <Announcer session={session} />
      <ResizeHandle actions={actions} />
    </div>
  );
}

/** For screen readers: the start, the end and what went wrong; not every step. */
function Announcer({ session }: Pick<Kit, "session">) {
  return (
    <p class="unseen" role="status" aria-live="polite" data-testid="announcer">
      {session.announcement.value}
    </p>
  );
}
