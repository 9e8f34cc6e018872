/** The playground's editor without a page. */
import { EditorDocument } from "../../plugin/playground/document/document";
import type { Editor } from "../../plugin/playground/editor/editor";
import { View } from "../../plugin/playground/editor/view";

/** An empty document, and what the editor has said. It takes the tools it is given. */
export function bareEditor(): { readonly editor: Editor; readonly said: readonly string[] } {
  const said: string[] = [];
  const editor: Editor = {
    document: new EditorDocument([], []),
    view: new View(),
    tool: "select",
    brushSize: 10,
    marquee: null,
    redraw: () => undefined,
    take: (tool) => {
      editor.tool = tool;
    },
    onTool: () => undefined,
    notify: (sentence) => said.push(sentence),
  };
  return { editor, said };
}
