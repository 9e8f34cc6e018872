/** What the runtime throws, as an EditError with a code and a next step. Pure. */
import { EditError } from "../contract/errors";

/** What was being done when it failed: loading a network's file or running it. */
export type FailedPhase = "open" | "run";

const outOfMemory =
  /out of memory|bad_alloc|failed to allocate|allocation failed|cannot enlarge memory|memory access out of bounds|exceeds the max(imum)? (buffer|storage)/i;
const deviceLost = /device (was |is )?lost|devicelost|device was destroyed|external instance reference|mapasync/i;
const damagedFile =
  /protobuf parsing failed|invalid_protobuf|invalid_graph|invalid model|modelproto|no graph was found|unexpected end|failed to load model|load model from .* failed|type error: |unsupported model ir version|tensor.*(raw_data|external data)/i;

/** First line of whatever was thrown; ORT's wasm sometimes throws bare numbers. */
export function firstLine(cause: unknown): string {
  const text = cause instanceof Error ? cause.message : `error ${String(cause)}`;
  const line = text.split("\n", 1)[0]?.trim() ?? "";
  return line.length > 200 ? `${line.slice(0, 199)}…` : line;
}

/** @param label the network as the user knows it, e.g. "painter" */
export function editErrorOf(cause: unknown, label: string, phase: FailedPhase): EditError {
  if (cause instanceof EditError) return cause;
  const line = firstLine(cause);
  const options = { cause };
  if (outOfMemory.test(line)) {
    return new EditError(
      "out-of-memory",
      `There was not enough memory for the network "${label}"; close other programs or pages and try again.`,
      options,
    );
  }
  if (deviceLost.test(line)) {
    return new EditError(
      "device-lost",
      `The graphics card stopped answering while the network "${label}" was ${phase === "run" ? "running" : "loading"}; try again.`,
      options,
    );
  }
  if (phase === "open" && damagedFile.test(line)) {
    return new EditError(
      "pack-invalid",
      `The file of the network "${label}" is not a complete ONNX model; download or copy the pack again.`,
      options,
    );
  }
  return new EditError(
    "network-failed",
    `The network "${label}" could not ${phase === "run" ? "run" : "be loaded"} (${line}); try again, or choose another pack.`,
    options,
  );
}

/** Failures another device or backend may not have. */
export function mayWorkElsewhere(error: EditError): boolean {
  switch (error.code) {
    case "network-failed":
    case "not-a-number":
    case "device-lost":
    case "out-of-memory":
    case "engine-dead":
      return true;
    case "cancelled":
    case "bad-request":
    case "unknown-words":
    case "bad-image":
    case "image-too-large":
    case "empty-mask":
    case "all-subject":
    case "mask-size":
    case "pack-missing":
    case "pack-invalid":
    case "pack-file-missing":
    case "checksum-mismatch":
    case "unsupported-kind":
    case "write-failed":
    case "pack-newer":
    case "not-a-pack":
    case "pack-foreign":
    case "pack-reserved":
    case "archive-invalid":
    case "download-blocked":
    case "download-interrupted":
    case "storage-full":
    case "storage-denied":
    case "storage-newer":
    case "storage-busy":
      return false;
  }
}
