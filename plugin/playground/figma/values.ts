/** Figma's rules about what may be handed over, enforced. Pure. */

/** Throws unless the value is made of what figma.ui messages may hold: JSON, undefined, Date and Uint8Array. */
export function checkMessage(value: unknown, path = "message"): void {
  switch (typeof value) {
    case "string":
    case "number":
    case "boolean":
    case "undefined":
      return;
    case "object":
      break;
    case "bigint":
    case "symbol":
    case "function":
      throw new TypeError(`Figma cannot send a ${typeof value} (${path}).`);
  }
  if (value === null || value instanceof Date || value instanceof Uint8Array) return;
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) checkMessage(item, `${path}[${i}]`);
    return;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  // Objects from another frame have another Object.prototype; theirs has no prototype either.
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
    throw new TypeError(
      `Figma cannot send a ${Object.prototype.toString.call(value).slice(8, -1)} (${path}): only plain values and Uint8Array.`,
    );
  }
  for (const [key, item] of Object.entries(value)) checkMessage(item, `${path}.${key}`);
}

/** A copy that shares nothing, as Figma's own copying gives: prototypes are lost. */
export function copyMessage(value: unknown): unknown {
  checkMessage(value);
  if (value instanceof Uint8Array) return value.slice();
  if (value instanceof Date) return new Date(value);
  if (Array.isArray(value)) return value.map(copyMessage);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copyMessage(item)]));
}

/** Bytes of a stored value: bytes as they are, everything else as JSON. */
export function storedSize(value: unknown): number {
  if (value instanceof Uint8Array) return value.byteLength;
  return new TextEncoder().encode(JSON.stringify(value) ?? "").byteLength;
}
