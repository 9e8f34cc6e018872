/**
 * Makes tensors inside an ONNX graph readable: appends them to the graph's outputs, byte by byte, so that the judge's
 * own file serves as a feature network too and no second file has to exist.
 */

/** Field of a protocol buffer message: its number and where it and its content lie. */
interface Field {
  readonly number: number;
  readonly start: number;
  readonly from: number;
  readonly to: number;
}

const graphOfModel = 7;
const [nodeOfGraph, inputOfGraph, outputOfGraph, innerOfGraph] = [1, 11, 12, 13];
const [inputOfNode, outputOfNode, kindOfNode] = [1, 2, 4];

/**
 * The trunk of a residual network, from shallow to deep: outputs of Relu nodes that at least two other nodes read, which
 * are a stage's residual and its skip (or, at the end, two poolings).
 *
 * @returns the model with these as further outputs, for any number of pictures at a time, and their names
 */
export function withTrunk(model: Uint8Array<ArrayBuffer>): {
  readonly model: Uint8Array<ArrayBuffer>;
  readonly names: readonly string[];
} {
  const graph = fieldsOf(model, 0, model.length).find(({ number }) => number === graphOfModel);
  if (graph === undefined) throw new Error("The judge's file holds no ONNX graph.");
  const fields = fieldsOf(model, graph.from, graph.to);
  const names = trunkOf(model, fields);
  // Shapes hold the number of pictures it was exported with; without them the runtime takes any.
  const kept = fields.filter(({ number }) => ![inputOfGraph, outputOfGraph, innerOfGraph].includes(number));
  const named = (number: number): readonly string[] =>
    fields.filter((field) => field.number === number).flatMap(({ from, to }) => textsOf(model, { from, to }, 1));
  const values = [
    ...named(inputOfGraph).flatMap((name) => message(inputOfGraph, floats(name))),
    ...[...named(outputOfGraph), ...names].flatMap((name) => message(outputOfGraph, floats(name))),
  ];
  const inside = [...kept.map(({ start, to }) => model.subarray(start, to)), values];
  const head = [...varint((graphOfModel << 3) | 2), ...varint(lengthOf(inside))];
  const parts = [model.subarray(0, graph.start), head, ...inside, model.subarray(graph.to)];
  const bytes = new Uint8Array(lengthOf(parts));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return { model: bytes, names };
}

const lengthOf = (parts: readonly ArrayLike<number>[]): number => parts.reduce((sum, { length }) => sum + length, 0);

/** ValueInfoProto of float32 numbers in any shape. */
function floats(name: string): readonly number[] {
  const tensor = [...varint(1 << 3), ...varint(1)];
  return [...message(1, [...new TextEncoder().encode(name)]), ...message(2, message(1, tensor))];
}

function trunkOf(model: Uint8Array, graph: readonly Field[]): readonly string[] {
  const readers = new Map<string, number>();
  const relus: string[] = [];
  for (const node of graph) {
    if (node.number !== nodeOfGraph) continue;
    for (const name of textsOf(model, node, inputOfNode)) readers.set(name, (readers.get(name) ?? 0) + 1);
    if (textsOf(model, node, kindOfNode)[0] === "Relu") relus.push(...textsOf(model, node, outputOfNode));
  }
  return relus.filter((name) => (readers.get(name) ?? 0) > 1);
}

/** Text fields of a message. */
function textsOf(model: Uint8Array, { from, to }: Pick<Field, "from" | "to">, number: number): readonly string[] {
  return fieldsOf(model, from, to)
    .filter((field) => field.number === number)
    .map((field) => text(model.subarray(field.from, field.to)));
}

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

function fieldsOf(bytes: Uint8Array, from: number, to: number): readonly Field[] {
  const fields: Field[] = [];
  for (let at = from; at < to; ) {
    const key = readVarint(bytes, at);
    const [number, wire] = [key.value >> 3, key.value & 7];
    let content = { value: 0, next: key.next };
    if (wire === 0) content = { value: 0, next: readVarint(bytes, key.next).next };
    else if (wire === 2) content = readVarint(bytes, key.next);
    else if (wire === 1 || wire === 5) content = { value: wire === 1 ? 8 : 4, next: key.next };
    else throw new Error("The judge's file is no protocol buffer.");
    fields.push({ number, start: at, from: content.next, to: content.next + content.value });
    at = content.next + content.value;
  }
  return fields;
}

function readVarint(bytes: Uint8Array, from: number): { value: number; next: number } {
  let value = 0;
  for (let at = from, scale = 1; ; at++, scale *= 128) {
    const byte = bytes[at];
    value += (byte & 127) * scale;
    if (byte < 128) return { value, next: at + 1 };
  }
}

function message(number: number, content: readonly number[]): number[] {
  return [...varint((number << 3) | 2), ...varint(content.length), ...content];
}

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...varint(Math.floor(value / 128))];
}
