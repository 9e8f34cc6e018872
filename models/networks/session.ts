/** A loaded network as plain functions of named tensors; the runtime (ONNX Runtime, arithmetic in tests) stays behind it. */

/** What values are stored in. */
interface TensorArrays {
  readonly float32: Float32Array<ArrayBuffer>;
  /** IEEE 754 halves as their 16 bits; half.ts converts. */
  readonly float16: Uint16Array<ArrayBuffer>;
  readonly int32: Int32Array<ArrayBuffer>;
  readonly int64: BigInt64Array<ArrayBuffer>;
  /** 0 or 1. */
  readonly bool: Uint8Array<ArrayBuffer>;
  readonly uint8: Uint8Array<ArrayBuffer>;
}

export type TensorType = keyof TensorArrays;

/** A value of any number of dimensions, the last fastest; a scalar has none. */
export type Tensor<T extends TensorType = TensorType> = T extends TensorType
  ? { readonly type: T; readonly dims: readonly number[]; readonly data: TensorArrays[T] }
  : never;

/** What a network says of one of its inputs or outputs. */
export interface Declared {
  readonly name: string;
  /** As the file says; types that no tensor here has are possible. */
  readonly type: string;
  /** A name stands for a length that is told by what is fed. */
  readonly dims: readonly (number | string)[];
}

export interface NetworkSession {
  readonly inputs: readonly Declared[];
  readonly outputs: readonly Declared[];
  /** One run. Rejects with EditError "network-failed" | "device-lost" | "out-of-memory". */
  run(feeds: Readonly<Record<string, Tensor>>): Promise<Readonly<Record<string, Tensor>>>;
  /** Frees the session's memory; runs after it reject. */
  release(): Promise<void>;
}

/** Weights that lie beside an ONNX file. */
export interface ExternalData {
  /** The name by which the ONNX file calls it (`location` in its protobuf). */
  readonly location: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Opens ONNX bytes. All bytes may be transferred or copied by the runtime; do not reuse them. */
export type OpenSession = (
  bytes: Uint8Array<ArrayBuffer>,
  label: string,
  external?: readonly ExternalData[],
) => Promise<NetworkSession>;
