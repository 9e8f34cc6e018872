/** An answer's body, read into one buffer where the platform can. */

export interface BodyReader {
  /** The array is the reader's own and holds these bytes until the next call. */
  read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array<ArrayBuffer> | undefined }>;
  cancel(): Promise<void>;
}

/** The part of ReadableStream that is used. */
export interface AnswerBody {
  getReader(): BodyReader;
  getReader(options: { readonly mode: "byob" }): {
    read(into: Uint8Array<ArrayBuffer>): ReturnType<BodyReader["read"]>;
    cancel(): Promise<void>;
  };
}

const bufferBytes = 2 ** 18;

/**
 * What a plain reader hands out is a new array each time, and a browser collects them late: a download of 300 MB was
 * seen to hold 290 MB of them. So the stream fills one buffer again and again, where it is one of bytes.
 */
export function readerOf(body: AnswerBody): BodyReader {
  let reader: ReturnType<typeof body.getReader>;
  let buffer = new ArrayBuffer(bufferBytes);
  try {
    reader = body.getReader({ mode: "byob" });
  } catch {
    return body.getReader(); // No stream of bytes: Safari's, for one.
  }
  return {
    async read() {
      const answer = await reader.read(new Uint8Array(buffer));
      // The stream takes the buffer over and hands it back as another object.
      if (answer.value) ({ buffer } = answer.value);
      return answer;
    },
    cancel: () => reader.cancel(),
  };
}
