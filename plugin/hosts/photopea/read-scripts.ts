/** Scripts that look: what is open and selected, and pictures of it. They leave no trace, in history neither. */
import type { DocumentKey, LayerStep } from "./ids";
import { type Script, script, temporaryName } from "./script";

/** Layers told to the plugin; results lie on top, so the rest does not matter. */
const mostLayers = 200;

/** The active document, its pixel selection, and its topmost layers, bottom first; null when nothing is open. */
export function describeScript(): Script {
  return script`
if (app.documents.length === 0) return null;
var doc = app.activeDocument;
var selection = selectionBox(doc);
var layers = [], marks = [];
for (var i = Math.min(doc.layers.length, ${mostLayers}) - 1; i >= 0; i--) {
  var layer = doc.layers[i];
  layers.push({ name: String(layer.name), visible: layer.visible !== false, fromBottom: doc.layers.length - 1 - i, bounds: layerBox(layer) });
  marks.push([layer.name, layer.visible, layer.opacity]);
}
var active = null, steps = 0;
try { active = String(doc.activeLayer.name); } catch (error) { active = null; }
try { steps = [doc.historyStates.length, doc.activeHistoryState.name]; } catch (error) { steps = 0; }
return {
  index: indexOfDocument(doc), name: String(doc.name), width: num(doc.width), height: num(doc.height),
  selection: selection, layers: layers, active: active, revision: JSON.stringify([marks, steps])
};
`;
}

/**
 * What is visible, without the topmost layers that bear these names, cropped to the canvas.
 * @param without layers that are not seen either, wherever they lie
 */
export function readDocumentScript(
  document: DocumentKey,
  leaveOut: readonly string[],
  longest: number,
  without: readonly (readonly LayerStep[])[] = [],
): Script {
  return script`
var doc = findDocument(${document});
var names = ${leaveOut}, paths = ${without}, hidden = 0;
while (hidden < doc.layers.length && names.indexOf(String(doc.layers[hidden].name)) >= 0) hidden++;
var shown = 0;
for (var i = 0; i < hidden; i++) if (doc.layers[i].visible !== false) shown++;
return keepingActive(function () {
  var from = doc;
  if (shown > 0 || paths.length > 0 || Math.max(num(doc.width), num(doc.height)) > ${longest}) {
    from = copyOf(doc);
    for (var i = 0; i < hidden; i++) from.layers[i].visible = false;
    for (var k = 0; k < paths.length; k++) {
      try { findLayer(from, paths[k]).visible = false; } catch (error) { error = null; }
    }
    shrink(from, ${longest});
  }
  send(from);
  return { x: 0, y: 0, width: num(doc.width), height: num(doc.height) };
});
`;
}

/** One layer alone, as large as it is. */
export function readLayerScript(document: DocumentKey, path: readonly LayerStep[], longest: number): Script {
  return script`
var doc = findDocument(${document});
var layer = findLayer(doc, ${path});
return keepingActive(function () { return aloneIn(blankLike(doc), doc, layer, ${longest}); });
`;
}

/** How to find the active layer again, and where it lies. The same layer need not be the same object twice. */
const activePath = `
function pathBelow(parent, same) {
  for (var i = 0; i < parent.layers.length; i++) {
    var layer = parent.layers[i], path = [[parent.layers.length - 1 - i, String(layer.name)]];
    if (same(layer)) return path;
    var rest = layer.typename === "LayerSet" ? pathBelow(layer, same) : null;
    if (rest !== null) return path.concat(rest);
  }
  return null;
}
function pathOf(doc, wanted) {
  function looks(layer) { return JSON.stringify([layer.name, layer.typename, layer.visible, layer.opacity, layerBox(layer)]); }
  var path = pathBelow(doc, function (layer) { return layer === wanted; });
  var looked = looks(wanted);
  return path || pathBelow(doc, function (layer) { return looks(layer) === looked; }) || [];
}
`;

/**
 * The active layer alone, as large as it is, with its name, its place and the way to it; null when nothing is open.
 * With `over`, the document it was drawn over: at most as fine as that is when its sides are at most `longest`, and
 * null where the layer is the lowest, for that is the picture itself, or bears one of these names.
 */
export function readActiveScript(
  longest: number,
  over: { readonly document: DocumentKey; readonly results: readonly string[] } | null = null,
): Script {
  const body = script`
if (app.documents.length === 0) return null;
var over = ${over}, doc = over === null ? app.activeDocument : findDocument(over.document), layer = null;
try { layer = doc.activeLayer; } catch (error) { layer = null; }
if (!layer) return null;
var name = String(layer.name), path = pathOf(doc, layer), lowest = true;
for (var i = 0; i < path.length; i++) if (path[i][0] > 0) lowest = false;
if (over !== null && (lowest || over.results.indexOf(name) >= 0)) return null;
return keepingActive(function () {
  var key = { index: indexOfDocument(doc), name: String(doc.name), width: num(doc.width), height: num(doc.height) };
  return { document: key, name: name, path: path, bounds: aloneIn(blankLike(doc), doc, layer, ${longest}, over !== null) };
});
`;
  return `${activePath}${body}` as Script;
}

/**
 * The pixel selection as white whose alpha is how much is selected. It is painted in a copy of the document. Where a
 * copy has no selection, a layer is painted in the document itself, copied out, removed, and history is taken back.
 */
export function readSelectionScript(document: DocumentKey, longest: number): Script {
  return script`
var doc = findDocument(${document});
var marked = selectionBox(doc);
if (marked === null) fail("selection-gone");
var white = new SolidColor();
white.rgb.red = 255; white.rgb.green = 255; white.rgb.blue = 255;
function inCopy() {
  var copy = copyOf(doc);
  if (selectionBox(copy) === null) { copy.close(SaveOptions.DONOTSAVECHANGES); return null; }
  copy.activeLayer = copy.layers[0];
  copy.artLayers.add().name = ${temporaryName};
  copy.selection.fill(white);
  copy.selection.deselect();
  var layer = null;
  for (var i = 0; i < copy.layers.length; i++) {
    if (copy.layers[i].name === ${temporaryName}) layer = copy.layers[i];
    else copy.layers[i].visible = false;
  }
  if (layer === null) { copy.close(SaveOptions.DONOTSAVECHANGES); return null; }
  return { document: copy, layer: layer };
}
function inPlace() {
  var temp = blankLike(doc);
  activate(doc);
  var state = null, active = null, layer = null;
  try { state = doc.activeHistoryState; } catch (error) { state = null; }
  try { active = doc.activeLayer; } catch (error) { active = null; }
  try {
    layer = doc.artLayers.add();
    doc.selection.fill(white);
    layer.duplicate(temp, ElementPlacement.PLACEATBEGINNING);
  } finally {
    if (layer !== null) layer.remove();
    if (active !== null) doc.activeLayer = active;
    try { if (state) doc.activeHistoryState = state; } catch (error) { state = null; }
  }
  activate(temp);
  for (var i = temp.layers.length - 1; i > 0; i--) temp.layers[i].remove();
  return { document: temp, layer: temp.layers[0] };
}
return keepingActive(function () {
  var painted = inCopy() || inPlace();
  var bounds = trim(painted.document, painted.layer, marked);
  shrink(painted.document, ${longest});
  send(painted.document);
  return bounds;
});
`;
}
