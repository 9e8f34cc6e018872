/** The parts of the window that come after its first screen. */
import { ExtendBar, ExtendCaption, ExtendFrame } from "../features/extend/later";
import { FinishSettings } from "../features/finish/finish";
import { wand } from "../features/marking/mask-surface";
import { ContextFrame, PartFrames } from "../features/preview/later";
import { Words } from "../features/prompt/prompt";
import { SketchBar, SketchSurface } from "../features/scribble/later";
import { MoreSettings } from "../features/settings/more";
import { later } from "../features/shell/later";

/** Before the first run there are none. */
export const Results = later(async () => (await import("../features/results/results")).Results);
/** For layers that were made here. */
export const StoredOffer = later(async () => (await import("../features/recall/stored-offer")).StoredOffer);
export const WantedPack = later(async () => (await import("../features/recall/wanted-pack")).WantedPack);
export const HistoryPage = later(async () => (await import("../features/history/history-page")).HistoryPage);
export const ModelsPage = later(async () => (await import("../features/models/models-page")).ModelsPage);
export const SettingsPage = later(async () => (await import("../features/language/settings-page")).SettingsPage);
export const QueueList = later(async () => (await import("../features/queue/queue-list")).QueueList);

/** Loads them all, one after the other: the model comes over the same line. Never rejects. */
export async function loadAhead(): Promise<void> {
  const parts = [
    ContextFrame,
    PartFrames,
    StoredOffer,
    Results,
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
    WantedPack,
    SettingsPage,
  ];
  for (const part of parts) await part.ahead();
  await wand().catch(() => null); // Pressing with it asks again.
}
