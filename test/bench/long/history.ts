/** A document with a long history: the runs it has, again and again under other ids. */
import type { Playground } from "../../support/playground";

/** Closes the plugin and makes the history this computer keeps so long; for the next time the plugin is opened. */
export async function topUpHistory({ page }: Playground, entries: number): Promise<void> {
  await page.evaluate(async (wanted) => {
    const playground = window.blendfillPlayground;
    playground?.stop();
    const values = await playground?.storage.load();
    if (values === undefined) return;
    const runs = Object.entries(values).filter(([key]) => /^run \S+ \S+ [01] \d+$/.test(key));
    for (let n = runs.length; n < wanted && runs.length > 0; n++) {
      const [key, value] = runs[n % runs.length] ?? ["", ""];
      // Older than those there are, so that these are the first to make room.
      values[key.replace(/^(run \S+) (\S+)/, `$1 0-${String(n).padStart(4, "0")}-$2`)] = value;
    }
    await playground?.storage.save(values);
  }, entries);
}
