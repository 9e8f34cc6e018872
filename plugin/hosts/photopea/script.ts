/**
 * How a script is put together. Photopea's interpreter knows little beyond ES5 and stumbles over line comments, so
 * scripts are ES5 without comments, and every value enters them as JSON.
 */

/** The body of an ES5 function; what it returns is sent back as JSON. */
export type Script = string & { readonly __script: unique symbol };

/** Name of documents that scripts make for themselves. Whatever bears it may be closed at any time, so it ends in what no user types. */
export const temporaryName = "Blendfill temporary q7x4v9t2k8w3";

/** Writes a script. Values are JSON, so no text of a user's can become code. */
export function script(parts: TemplateStringsArray, ...values: readonly ScriptValue[]): Script {
  return parts.reduce((text, part, i) => `${text}${literal(values[i - 1])}${part}`) as Script;
}

type ScriptValue = string | number | boolean | null | readonly ScriptValue[] | { readonly [key: string]: ScriptValue };

/** JSON, but for two line separators that ES5 does not allow in a string. */
function literal(value: ScriptValue | undefined): string {
  return JSON.stringify(value ?? null).replace(/[\u2028\u2029]/g, (c) => (c === "\u2028" ? "\\u2028" : "\\u2029"));
}

/** What a call's script says first: files that come before it are none of its own. */
export const beginningOf = (token: string): string => `${token}+`;

/** The whole text for Photopea: the beginning, helpers, the body, its answer, and the token that ends the call. */
export function wrap(body: Script, token: string): string {
  return `app.echoToOE(${literal(beginningOf(token))});
(function () {
var SENT = null;
var ANSWER;
${helpers}
try {
ANSWER = { value: (function () {
${body}
}()) };
} catch (error) {
ANSWER = { failure: String(error && error.message !== undefined ? error.message : error) };
}
ANSWER.picture = SENT;
app.echoToOE(${literal(`${token}=`)} + JSON.stringify(ANSWER));
}());
app.echoToOE(${literal(token)});
`;
}

/** Numbers may be { value } (as UnitValue is in Photoshop); documents and layers have no ids. */
const helpers = `
function fail(code) { throw new Error(code); }
function num(v) { return typeof v === "number" ? v : v && v.value !== undefined ? Number(v.value) : parseFloat(String(v)); }
function box(b) {
  if (b === null || b === undefined || b.length !== 4) return null;
  var left = num(b[0]), top = num(b[1]);
  return { x: left, y: top, width: num(b[2]) - left, height: num(b[3]) - top };
}
function stem(name) { return String(name).replace(/\\.[A-Za-z0-9]{1,5}$/, ""); }
function sameName(doc, key) { return stem(doc.name) === stem(key.name) && num(doc.width) === key.width && num(doc.height) === key.height; }
function findDocument(key) {
  var here = app.documents[key.index];
  if (here && sameName(here, key)) return here;
  var found = [];
  for (var i = 0; i < app.documents.length; i++) if (sameName(app.documents[i], key)) found.push(app.documents[i]);
  if (found.length !== 1) fail("document-gone");
  return found[0];
}
function looksOf(doc) {
  var looks = [doc.name, num(doc.width), num(doc.height), selectionBox(doc)];
  for (var i = 0; i < doc.layers.length; i++) looks.push(doc.layers[i].name, doc.layers[i].visible);
  return JSON.stringify(looks);
}
function indexOfDocument(doc) {
  for (var i = 0; i < app.documents.length; i++) if (app.documents[i] === doc) return i;
  var looks = looksOf(doc);
  for (var j = 0; j < app.documents.length; j++) if (looksOf(app.documents[j]) === looks) return j;
  return 0;
}
function findLayer(doc, path) {
  var parent = doc, layer = null;
  for (var i = 0; i < path.length; i++) {
    var layers = parent.layers, step = path[i], found = [];
    layer = layers[layers.length - 1 - step.fromBottom];
    if (!layer || layer.name !== step.name) {
      for (var j = 0; j < layers.length; j++) if (layers[j].name === step.name) found.push(layers[j]);
      if (found.length !== 1) fail("layer-gone");
      layer = found[0];
    }
    parent = layer;
  }
  return layer;
}
function selectionBox(doc) {
  try { return box(doc.selection.bounds); } catch (error) { return null; }
}
function layerBox(layer) {
  try { return box(layer.bounds); } catch (error) { return null; }
}
function activate(doc) { if (app.activeDocument !== doc) app.activeDocument = doc; }
function newest(count) {
  if (app.documents.length <= count) fail("no-document");
  return app.documents[app.documents.length - 1];
}
function temporary(doc) { return String(doc.name).indexOf(${literal(temporaryName)}) === 0 || doc.source === ${literal(temporaryName)}; }
function closeTemporary() {
  for (var i = app.documents.length - 1; i >= 0; i--) {
    var doc = app.documents[i];
    if (temporary(doc)) { activate(doc); doc.close(SaveOptions.DONOTSAVECHANGES); }
  }
}
function copyOf(doc) {
  var count = app.documents.length;
  activate(doc);
  doc.duplicate(${literal(temporaryName)});
  var copy = newest(count);
  copy.source = ${literal(temporaryName)};
  activate(copy);
  return copy;
}
function blankLike(doc) {
  var count = app.documents.length;
  app.documents.add(num(doc.width), num(doc.height), 72, ${literal(temporaryName)}, NewDocumentMode.RGB, DocumentFill.TRANSPARENT);
  return newest(count);
}
function shrink(doc, longest) {
  var w = num(doc.width), h = num(doc.height), most = Math.max(w, h);
  if (most <= longest) return;
  doc.resizeImage(Math.max(1, Math.round(w * longest / most)), Math.max(1, Math.round(h * longest / most)));
}
function trim(doc, layer, within) {
  var b = layerBox(layer) || within;
  if (!b || !(b.width > 0) || !(b.height > 0)) fail("empty");
  layer.translate(-b.x, -b.y);
  doc.resizeCanvas(b.width, b.height, AnchorPosition.TOPLEFT);
  return b;
}
function aloneIn(temp, doc, layer, longest, share) {
  activate(doc);
  layer.duplicate(temp, ElementPlacement.PLACEATBEGINNING);
  activate(temp);
  var copy = temp.layers[0];
  copy.visible = true;
  for (var i = temp.layers.length - 1; i > 0; i--) temp.layers[i].remove();
  var bounds = trim(temp, copy, null);
  var part = Math.max(bounds.width, bounds.height) / Math.max(num(doc.width), num(doc.height));
  shrink(temp, share ? Math.max(1, Math.ceil(longest * part)) : longest);
  send(temp);
  return bounds;
}
function send(doc) { activate(doc); doc.saveToOE("png"); SENT = { width: num(doc.width), height: num(doc.height) }; }
function keepingActive(work) {
  var before = app.documents.length > 0 ? app.activeDocument : null;
  try { return work(); } finally {
    closeTemporary();
    if (before !== null) activate(before);
  }
}
`;
