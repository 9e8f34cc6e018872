/** Short sentences at the bottom, as Figma's notify shows them. */
import { byId, element } from "./element";

export function notify(sentence: string): void {
  const notice = element("div", { class: "notice" }, sentence);
  byId("notices").append(notice);
  setTimeout(() => notice.remove(), 4000 + sentence.length * 40);
}
