/** Elements without a framework. */
import { type IconName, icon } from "./icons";

type Child = Node | string | null;

/** Makes an element with attributes and children; text is text, never HTML. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: { readonly [name: string]: string } = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** The element with this id; the page has it. */
export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`page.html has no element "${id}"`);
  return found;
}

/** A button that shows an icon only; its label is its tooltip and its accessible name. */
export function iconButton(name: IconName, label: string, press: (event: MouseEvent) => void): HTMLButtonElement {
  const button = element("button", { type: "button", class: "button icon", title: label, "aria-label": label });
  button.append(icon(name));
  button.addEventListener("click", press);
  return button;
}

/** A button with words. */
export function textButton(label: string, press: () => void, more = ""): HTMLButtonElement {
  const button = element("button", { type: "button", class: `button ${more}` }, label);
  button.addEventListener("click", press);
  return button;
}
