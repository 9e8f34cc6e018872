/** One line on the terminal that says how far it is; nothing when output goes to a file. */
import type { Report } from "../contract/events";
import type { CliIo } from "./io";

export interface Progress {
  readonly report: Report;
  /** Removes the line, before anything else is printed. */
  clear(): void;
}

export function makeProgress(io: Pick<CliIo, "stderr" | "isTerminal">, count: number): Progress {
  let shown = false;
  const show = (line: string): void => {
    if (!io.isTerminal) return;
    shown = true;
    io.stderr(`\r\x1b[K${line}`);
  };
  return {
    report(event) {
      switch (event.type) {
        case "loading":
          return show(`Loading ${event.file}`);
        case "planned":
          return show(`Painting ${event.crop.width} × ${event.crop.height} pixels`);
        case "step":
          return show(`Picture ${event.candidate + 1} of ${count}: step ${event.index} of ${event.of}`);
        case "preview":
        case "candidate":
          return;
      }
    },
    clear() {
      if (shown) io.stderr("\r\x1b[K");
      shown = false;
    },
  };
}
