/** The parts of the window that come after its first screen. */
import { later } from "./later";

export const HistoryPage = later(async () => (await import("./history-page")).HistoryPage);
export const ModelsPage = later(async () => (await import("./models-page")).ModelsPage);
export const SettingsPage = later(async () => (await import("./settings-page")).SettingsPage);
export const MoreSettings = later(async () => (await import("./more-settings")).MoreSettings);
export const FinishSettings = later(async () => (await import("./finish-settings")).FinishSettings);
export const QueueList = later(async () => (await import("./queue")).QueueList);
export const Words = later(async () => (await import("./words")).Words);
export const ExtendCaption = later(async () => (await import("./tools/extend")).ExtendCaption);
export const ExtendBar = later(async () => (await import("./tools/extend")).ExtendBar);
export const ExtendFrame = later(async () => (await import("./tools/extend")).ExtendFrame);
export const SketchBar = later(async () => (await import("./tools/scribble")).SketchBar);
export const SketchSurface = later(async () => (await import("./tools/scribble")).SketchSurface);

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
