/** Pictures of what end-to-end tests see, for people to look at. */
import { copyFileSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { inject } from "vitest";
import type { Playground } from "./playground";

const images = join(dirname(fileURLToPath(import.meta.url)), "../../docs/images");
/** Set to refresh the README's pictures from this run. */
const keepScreenshots = process.env.BLENDFILL_SCREENSHOTS === "1";

/** Of the whole playground, or of the plugin's window alone. Only in tests that vitest gives a screenshotFolder. */
export async function screenshot({ page }: Playground, name: string, of: "playground" | "window"): Promise<void> {
  const file = join(inject("screenshotFolder"), `${name}.png`);
  await (of === "window" ? page.locator("iframe") : page).screenshot({ path: file });
  if (!keepScreenshots) return;
  mkdirSync(images, { recursive: true });
  copyFileSync(file, join(images, `${name}.png`));
}
