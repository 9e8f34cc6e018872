/** The whole window, top to bottom, and its keys. */
import { useEffect } from "preact/hooks";
import { Chance } from "../features/draft/chance";
import { Finish } from "../features/finish/finish";
import { HistoryFailure } from "../features/history/history-failure";
import { MissingLanguage } from "../features/language/missing-language";
import { EnvironmentLine } from "../features/machine/environment-line";
import { Caption } from "../features/preview/caption";
import { Empty } from "../features/preview/empty";
import { Preview } from "../features/preview/preview";
import { Prompt } from "../features/prompt/prompt";
import { RunBar } from "../features/queue/run-bar";
import { More } from "../features/settings/more";
import { ResizeHandle } from "../features/shell/resize-handle";
import type { ShellState } from "../features/shell/state";
import { keepFilesOut } from "../features/shell/stray-files";
import { language } from "../messages/current";
import type { Features } from "./compose";
import { JobSwitch } from "./job-switch";
import { listenToKeys } from "./keys";
import { HistoryPage, ModelsPage, QueueList, Results, SettingsPage, StoredOffer, WantedPack } from "./later-parts";
import { MaskBar } from "./mask-bar";
import { Tabs } from "./tabs";
import { UpdateNotice } from "./update-notice";
import { Welcome } from "./welcome";

export interface AppProps {
  readonly features: Features;
}

export function App({ features }: AppProps) {
  const { editing, keeping, machine, models, outcomes, progress, queueing, selecting, shell, speech } = features;
  useEffect(() => listenToKeys(window, features), [features]);
  useEffect(() => keepFilesOut(window), []);
  const page = shell.page.value;
  // Keyed by language: every panel says everything anew when it changes.
  return (
    <div class="app" key={language.value}>
      <header>
        <h1 class="unseen">Blendfill</h1>
        <Tabs progress={progress} queueing={queueing} shell={shell} />
      </header>
      <main class="body">
        <div
          class="panels"
          role="tabpanel"
          id={`page-${page}`}
          aria-labelledby={`tab-${page}`}
          data-testid={`page-${page}`}
        >
          <UpdateNotice progress={progress} shell={shell} />
          <MissingLanguage speech={speech} />
          {page === "edit" && <Edit features={features} />}
          {page === "history" && <HistoryPage keeping={keeping} models={models} outcomes={outcomes} />}
          {page === "models" && <ModelsPage editing={editing} machine={machine} models={models} />}
          {page === "settings" && <SettingsPage machine={machine} speech={speech} />}
        </div>
      </main>
      <footer class="foot">
        <QueueList progress={progress} queueing={queueing} />
        <RunBar
          editing={editing}
          machine={machine}
          models={models}
          outcomes={outcomes}
          progress={progress}
          queueing={queueing}
          selecting={selecting}
          shell={shell}
        />
        {page === "edit" && <EnvironmentLine machine={machine} shell={shell} />}
      </footer>
      <Announcer shell={shell} />
      <ResizeHandle shell={shell} />
    </div>
  );
}

function Edit({ features }: AppProps) {
  const { editing, extending, finishing, keeping, machine, marking, models, outcomes } = features;
  const { planning, progress, queueing, recalling, scribbling, selecting, shell, starts } = features;
  // Beside what it changes.
  const looksAtResult = outcomes.results.value !== null && shell.stage.value === "result";
  const finish = (
    <Finish editing={editing} finishing={finishing} outcomes={outcomes} progress={progress} shell={shell} />
  );
  return (
    <>
      <Welcome outcomes={outcomes} shell={shell} />
      <JobSwitch editing={editing} models={models} progress={progress} />
      <Empty
        editing={editing}
        machine={machine}
        outcomes={outcomes}
        progress={progress}
        selecting={selecting}
        shell={shell}
      />
      <Preview
        editing={editing}
        extending={extending}
        marking={marking}
        outcomes={outcomes}
        progress={progress}
        scribbling={scribbling}
        selecting={selecting}
        shell={shell}
      />
      <Caption
        editing={editing}
        models={models}
        outcomes={outcomes}
        planning={planning}
        progress={progress}
        selecting={selecting}
        shell={shell}
      />
      <MaskBar
        editing={editing}
        extending={extending}
        machine={machine}
        marking={marking}
        models={models}
        outcomes={outcomes}
        progress={progress}
        scribbling={scribbling}
        selecting={selecting}
        shell={shell}
      />
      <StoredOffer
        editing={editing}
        models={models}
        outcomes={outcomes}
        progress={progress}
        recalling={recalling}
        selecting={selecting}
        shell={shell}
      />
      <WantedPack editing={editing} models={models} shell={shell} />
      <Results
        editing={editing}
        machine={machine}
        models={models}
        outcomes={outcomes}
        progress={progress}
        selecting={selecting}
        shell={shell}
        onRun={() => void queueing.run()}
      />
      <HistoryFailure keeping={keeping} />
      {looksAtResult && finish}
      <Prompt editing={editing} keeping={keeping} models={models} outcomes={outcomes} shell={shell} starts={starts} />
      <Chance editing={editing} />
      {!looksAtResult && finish}
      <More editing={editing} models={models} selecting={selecting} starts={starts} />
    </>
  );
}

interface AnnouncerProps {
  readonly shell: ShellState;
}

/** For screen readers: the start, the end and what went wrong; not every step. */
function Announcer({ shell }: AnnouncerProps) {
  return (
    <p class="unseen" role="status" aria-live="polite" data-testid="announcer">
      {shell.announcement.value}
    </p>
  );
}
