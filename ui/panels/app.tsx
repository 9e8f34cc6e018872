/** The whole window, top to bottom, and its keys. */
import { useEffect } from "preact/hooks";
import { language } from "../messages/current";
import { Caption } from "./caption";
import { Chance } from "./chance";
import { Empty } from "./empty";
import { EnvironmentLine } from "./environment-line";
import { Finish } from "./finish";
import { HistoryFailure } from "./history-failure";
import { listenToKeys } from "./keys";
import type { Kit } from "./kit";
import { HistoryPage, ModelsPage, QueueList, SettingsPage } from "./later-parts";
import { MaskBar } from "./mask-bar";
import { MissingLanguage } from "./missing-language";
import { More } from "./more";
import { Preview } from "./preview";
import { Prompt } from "./prompt";
import { ResizeHandle } from "./resize-handle";
import { Results } from "./results";
import { RunBar } from "./run-bar";
import { StoredOffer } from "./stored-offer";
import { keepFilesOut } from "./stray-files";
import { Tabs } from "./tabs";
import { JobSwitch } from "./tools/job-switch";
import { UpdateNotice } from "./update-notice";
import { WantedPack } from "./wanted-pack";
import { Welcome } from "./welcome";

export function App({ session, actions }: Kit) {
  useEffect(() => listenToKeys(window, { session, actions }), [session, actions]);
  useEffect(() => keepFilesOut(window), []);
  const kit: Kit = { session, actions };
  const page = session.page.value;
  // Keyed by language: every panel says everything anew when it changes.
  return (
    <div class="app" key={language.value}>
      <header>
        <h1 class="unseen">Blendfill</h1>
        <Tabs {...kit} />
      </header>
      <main class="body">
        <div
          class="panels"
          role="tabpanel"
          id={`page-${page}`}
          aria-labelledby={`tab-${page}`}
          data-testid={`page-${page}`}
        >
          <UpdateNotice session={session} />
          <MissingLanguage session={session} actions={actions} />
          <CurrentPage {...kit} />
        </div>
      </main>
      <footer class="foot">
        <QueueList {...kit} />
        <RunBar {...kit} />
        {page === "edit" && <EnvironmentLine session={session} />}
      </footer>
      <Announcer session={session} />
      <ResizeHandle actions={actions} />
    </div>
  );
}

function CurrentPage(kit: Kit) {
  switch (kit.session.page.value) {
    case "edit":
      return <Edit {...kit} />;
    case "history":
      return <HistoryPage {...kit} />;
    case "models":
      return <ModelsPage {...kit} />;
    case "settings":
      return <SettingsPage {...kit} />;
  }
}

function Edit(kit: Kit) {
  // Beside what it changes.
  const looksAtResult = kit.session.results.value !== null && kit.session.stage.value === "result";
  return (
    <>
      <Welcome {...kit} />
      <JobSwitch {...kit} />
      <Empty {...kit} />
      <Preview {...kit} />
      <Caption {...kit} />
      <MaskBar {...kit} />
      <StoredOffer {...kit} />
      <WantedPack {...kit} />
      <Results {...kit} />
      <HistoryFailure {...kit} />
      {looksAtResult && <Finish {...kit} />}
      <Prompt {...kit} />
      <Chance {...kit} />
      {!looksAtResult && <Finish {...kit} />}
      <More {...kit} />
    </>
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
