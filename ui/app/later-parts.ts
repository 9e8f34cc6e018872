/** The parts of the window that come after its first screen. */
import { ExtendBar, ExtendCaption, ExtendFrame } from "../features/extend/later";
import { FinishSettings } from "../features/finish/finish";
import { Words } from "../features/prompt/prompt";
import { SketchBar, SketchSurface } from "../features/scribble/later";
import { MoreSettings } from "../features/settings/more";
import { later } from "../features/shell/later";

export const HistoryPage = later(async () => (await import("../features/history/history-page")).HistoryPage);
export const ModelsPage = later(async () => (await import("../features/models/models-page")).ModelsPage);
export const SettingsPage = later(async () => (await import("../features/language/settings-page")).SettingsPage);
export const QueueList = later(async () => (await import("../features/queue/queue-list")).QueueList);

/** Loads them all, one after the other: the model comes over the same line. Never rejects. */
export async function loadAhead(): Promise<void> {
  const parts = [
    FinishSettings,
    MoreSettings,
    Words,
    QueueList,
    ExtendBar,
    ExtendFrame,
    ExtendCaption,
    SketchBar,
    SketchSurface,
    HistoryPage,
    ModelsPage,
    SettingsPage,
  ];
  for (const part of parts) await part.ahead();
}
