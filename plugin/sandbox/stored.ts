/** The request kept with a layer, so that it can be edited again. */
import { HostError } from "../protocol/host";
import { utf8Length } from "./utf8";

/** Figma allows 100 kB an entry, key and id included. */
const maxStoredBytes = 90_000;

const requestKey = "request";
const sourceKey = "source";

/** What a Blendfill layer remembers: its request (JSON) and the layer it was painted for. */
export interface Stored {
  readonly request: string;
  readonly sourceId: string;
}

/** The request kept with this layer, or null when it is not one of ours. */
export function storedWith(node: SceneNode): Stored | null {
  const request = node.getPluginData(requestKey);
  return request === "" ? null : { request, sourceId: node.getPluginData(sourceKey) };
}

/** Keeps the request with the layer and offers "Edit again" while it is selected. */
export function store(node: SceneNode, { request, sourceId }: Stored): void {
  node.setPluginData(requestKey, request);
  node.setPluginData(sourceKey, sourceId);
  node.setRelaunchData({ "edit-again": "Change the prompt, the mask or the settings and paint it again" });
}

export function checkStorable(request: string): void {
  if (utf8Length(request) <= maxStoredBytes) return;
  throw new HostError(
    "too-large",
    "The edit's settings are too large to keep with the layer (over 90 kB). Use a simpler mask, or save the result as PNG.",
  );
}
