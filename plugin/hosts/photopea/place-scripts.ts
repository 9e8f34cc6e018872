/**
 * Scripts that add a result. The picture is opened as a document of its own and put into shape there; what reaches
 * the user's document is one finished layer, so it is one step in its history.
 */
import type { CanvasRect, Size } from "../../../models/image/geometry";
import type { DocumentKey, LayerStep } from "./ids";
import { type Script, script, temporaryName } from "./script";

/** What is known before the picture is posted. */
export interface Opening {
  /** Documents open before. */
  readonly count: number;
  /** The document the user looks at. */
  readonly before: DocumentKey;
  /** Of the picture. */
  readonly size: Size;
}

/** Makes sure the document is still there, before anything is opened. */
export function beginPlaceScript(document: DocumentKey): Script {
  return script`
findDocument(${document});
var doc = app.activeDocument;
return {
  count: app.documents.length,
  before: { index: indexOfDocument(doc), name: String(doc.name), width: num(doc.width), height: num(doc.height) }
};
`;
}

const findOpened = `
function findOpened(count, size) {
  function fits(doc) { return !temporary(doc) && doc.layers.length === 1 && num(doc.width) === size.width && num(doc.height) === size.height; }
  if (app.documents.length <= count) return null;
  var last = app.documents[app.documents.length - 1];
  if (fits(last)) return last;
  return fits(app.activeDocument) ? app.activeDocument : null;
}
`;

/** Whether the posted picture is open by now. */
export function isOpenScript({ count, size }: Opening): Script {
  return helped(script`return findOpened(${count}, ${{ ...size }}) !== null;`);
}

/**
 * Moves the opened picture into the document as one layer on top, and closes what was opened.
 * @param hide layers that would show beside the result; gone ones are passed over. Hidden before, so that undoing once
 *   takes the result away
 */
export function finishPlaceScript(
  document: DocumentKey,
  { count, before, size }: Opening,
  at: CanvasRect,
  label: string,
  hide: readonly (readonly LayerStep[])[] = [],
): Script {
  return helped(script`
var opened = findOpened(${count}, ${{ ...size }});
if (opened === null) fail("not-opened");
opened.source = ${temporaryName};
try {
  var doc = findDocument(${document});
  var at = ${{ ...at }}, name = ${label}, taken = true;
  for (var n = 1; taken; n++) {
    name = n === 1 ? ${label} : ${label} + " " + n;
    taken = false;
    for (var i = 0; i < doc.layers.length; i++) if (doc.layers[i].name === name) taken = true;
  }
  activate(opened);
  if (at.width !== num(opened.width) || at.height !== num(opened.height)) opened.resizeImage(at.width, at.height);
  opened.resizeCanvas(num(doc.width), num(doc.height), AnchorPosition.TOPLEFT);
  var layer = opened.layers[0];
  layer.name = name;
  if (at.x !== 0 || at.y !== 0) layer.translate(at.x, at.y);
  var had = doc.layers.length, paths = ${hide};
  for (var k = 0; k < paths.length; k++) {
    try { findLayer(doc, paths[k]).visible = false; } catch (error) { error = null; }
  }
  layer.duplicate(doc, ElementPlacement.PLACEATBEGINNING);
  if (doc.layers.length !== had + 1) fail("not-added");
  activate(doc);
  if (doc.activeLayer.name !== name) doc.activeLayer = doc.layers[0];
  return { name: name, fromBottom: had };
} finally {
  closeTemporary();
  var back = doc;
  try { back = findDocument(${before}); } catch (error) { back = doc; }
  if (back) activate(back);
}
`);
}

/** Closes whatever an unfinished script left, the picture of an unfinished placing too. */
export function recoveryScript(opening: Opening | null): Script {
  if (opening === null) return script`keepingActive(function () {}); return true;`;
  return helped(script`
var late = findOpened(${opening.count}, ${{ ...opening.size }});
if (late !== null) late.source = ${temporaryName};
closeTemporary();
if (late !== null) { try { activate(findDocument(${opening.before})); } catch (error) { late = null; } }
return true;
`);
}

function helped(body: Script): Script {
  return `${findOpened}${body}` as Script;
}
