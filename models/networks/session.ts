/** A loaded network as plain functions of named tensors; the runtime (ONNX Runtime, arithmetic in tests) stays behind it. */
export type Tensor =
  | { readonly type: "float32"; readonly dims: readonly number[]; readonly data: Float32Array<ArrayBuffer> }
  | { readonly type: "int32"; readonly dims: readonly number[]; readonly data: Int32Array<ArrayBuffer> };

export interface NetworkSession {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** One run. Rejects with EditError "network-failed" | "device-lost" | "out-of-memory". */
  run(feeds: Readonly<Record<string, Tensor>>): Promise<Readonly<Record<string, Tensor>>>;
  /** Frees the session's memory; runs after it reject. */
  release(): Promise<void>;
}

/** Opens ONNX bytes. The bytes may be transferred or copied by the runtime; do not reuse them. */
export type OpenSession = (bytes: Uint8Array<ArrayBuffer>, label: string) => Promise<NetworkSession>;
