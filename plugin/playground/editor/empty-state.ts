/** What an empty document says. */
import type { EditorDocument } from "../document/document";
import { type Example, examples } from "../examples/examples";
import { byId, element, textButton } from "./element";

export function showEmptyState(
  document: EditorDocument,
  open: () => void,
  openExample: (example: Example) => void,
): void {
  const box = byId("empty");
  const cards = examples.map((example) => {
    const preview = Object.assign(element("canvas"), { width: 360, height: 240 });
    const card = element("button", { type: "button", class: "card" }, preview, element("span", {}, example.title));
    card.addEventListener("click", () => openExample(example));
    // After the page has shown itself: a preview takes some milliseconds.
    setTimeout(() => {
      const { data } = example.render(360, 240);
      preview.getContext("2d")?.putImageData(new ImageData(data, 360), 0, 0);
    }, 30);
    return card;
  });
  box.append(
    element(
      "div",
      { class: "welcome" },
      element("h1", {}, "Drop a picture here or open an example"),
      element(
        "p",
        {},
        "Then mark a region with a shape, choose Plugins › Fill with prompt, and type what should be there. Everything is painted on this computer.",
      ),
      textButton("Open a picture…", open, "primary"),
      element("div", { class: "cards" }, ...cards),
    ),
  );
  const update = (): void => {
    box.hidden = document.layers.length > 0;
  };
  document.listen(update);
  update();
}
