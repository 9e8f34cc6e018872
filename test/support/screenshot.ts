/** Pictures of what end-to-end tests see, for people to look at. */
import { copyFileSync, existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { inject } from "vitest";
import type { Playground } from "./playground";

const images = join(dirname(fileURLToPath(import.meta.url)), "../../docs/images");
/** Set to refresh the README's pictures from this run. */
const keepScreenshots = process.env.BLENDFILL_SCREENSHOTS === "1";

/**
 * Of the whole playground, or of the plugin's window alone; to be found in build/screenshots. The documentation has
 * only what it shows: a picture is refreshed there if it is there. Only in tests that vitest gives a screenshotFolder.
 */
export async function screenshot(
  { page }: Pick<Playground, "page">,
  name: string,
  of: "playground" | "window" = "playground",
): Promise<void> {
  const file = join(inject("screenshotFolder"), `${name}.png`);
  await (of === "window" ? page.locator("iframe") : page).screenshot({ path: file });
  const shown = join(images, `${name}.png`);
  if (keepScreenshots && existsSync(shown)) copyFileSync(file, shown);
}
