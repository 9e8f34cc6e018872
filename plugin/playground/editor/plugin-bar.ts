/** Quick actions and the Plugins menu, made from the manifest as Figma makes them. */
import manifest from "../../../manifest.json";
import { byId, element } from "./element";
import { icon } from "./icons";
import { type MenuItem, menuButton } from "./menu";

export interface PluginBarActions {
  run(command: string, prompt?: string): void;
}

/** Shows both; the result focuses the quick action box. */
export function showPluginBar({ run }: PluginBarActions): () => void {
  const input = element("input", {
    type: "text",
    placeholder: "Fill: a red kite",
    "aria-label": "Quick action",
    title: "Quick action (Ctrl+K): type what should appear, then Enter",
    spellcheck: "false",
  });
  const form = element("form", { class: "quick" }, icon("sparkle"), input);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const prompt = input.value.replace(/^\s*fill\s*:\s*/i, "").trim();
    run("fill", prompt === "" ? undefined : prompt);
  });
  const items: readonly (MenuItem | null)[] = manifest.menu.map((entry) =>
    entry.command === undefined ? null : { label: entry.name, run: () => run(entry.command) },
  );
  byId("plugin-bar").append(form, menuButton("Plugins", items));
  return () => input.focus();
}
