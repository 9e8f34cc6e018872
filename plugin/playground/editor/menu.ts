/** A button that opens a short menu. */
import { element } from "./element";
import { type IconName, icon } from "./icons";

export interface MenuItem {
  readonly label: string;
  readonly hint?: string;
  run(): void;
}

/** `null` among the items is a line between them. */
export function menuButton(label: string, items: readonly (MenuItem | null)[], lead?: IconName): HTMLElement {
  const button = element("button", {
    type: "button",
    class: "button",
    "aria-haspopup": "menu",
    "aria-expanded": "false",
  });
  if (lead !== undefined) button.append(icon(lead));
  button.append(label, icon("down"));
  const menu = element("div", { class: "menu", role: "menu" });
  menu.hidden = true;
  const anchor = element("div", { class: "menu-anchor" }, button, menu);

  const show = (open: boolean): void => {
    menu.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
    if (open) menu.querySelector("button")?.focus();
  };
  for (const item of items) {
    if (item === null) {
      menu.append(element("hr"));
      continue;
    }
    const entry = element("button", { type: "button", class: "button", role: "menuitem" }, item.label);
    if (item.hint !== undefined) entry.append(element("kbd", {}, item.hint));
    entry.addEventListener("click", () => {
      show(false);
      button.focus();
      item.run();
    });
    menu.append(entry);
  }
  button.addEventListener("click", () => show(menu.hidden !== false));
  anchor.addEventListener("keydown", (event) => {
    if (menu.hidden) return;
    event.stopPropagation();
    const entries = [...menu.querySelectorAll("button")];
    const at = entries.findIndex((entry) => entry.matches(":focus"));
    if (event.key === "Escape") {
      show(false);
      button.focus();
    }
    if (event.key === "ArrowDown") entries[(at + 1) % entries.length]?.focus();
    if (event.key === "ArrowUp") entries[(at - 1 + entries.length) % entries.length]?.focus();
  });
  window.addEventListener("pointerdown", (event) => {
    if (!menu.hidden && event.target instanceof Node && !anchor.contains(event.target)) show(false);
  });
  return anchor;
}
