/**
 * One script at a time over Photopea's line. Its "done" comes early, late, twice or never, so every script echoes a
 * token of its own, and only that ends a call. Which file is a call's own is told in files.ts.
 */
import type { Size } from "../../../models/image/geometry";
import { HostError } from "../../protocol/host";
import type { Timers } from "../../protocol/timers";
import { type CallFiles, createFiles } from "./files";
import type { Line } from "./line";
import { beginningOf, type Script, wrap } from "./script";

/** What a script gave back. */
export interface Reply {
  readonly value: unknown;
  /** The file saved by the script. */
  readonly picture: ArrayBuffer | null;
}

/** A script threw; `reason` is a code of ours or Photopea's own words. */
export class ScriptFailure extends Error {
  override readonly name = "ScriptFailure";
  constructor(readonly reason: string) {
    super(reason);
  }
}

export interface Calls {
  /** Runs one script. The caller sees to it that no other runs; see tasks.ts. */
  run(script: Script, patience: number): Promise<Reply>;
  close(): void;
}

/** After an error text without a token, how long the token may still take. */
const afterComplaint = 1_500;
/** When all is said but the only file there is may be an earlier call's: how long its own may still take. */
const afterDoubt = 400;

interface Running {
  readonly token: string;
  readonly files: CallFiles;
  answer: { readonly value?: unknown; readonly failure?: string; readonly picture: Size | null } | null;
  ended: boolean;
  complaint: string | null;
  hurry(): void;
  /** Waits a little longer, then takes what there is. */
  doubt(): void;
  settle(result: Reply | Error): void;
}

/** `prefix` makes tokens of this window differ from those of any other. */
export function createCalls(line: Line, timers: Timers, prefix: string): Calls {
  let count = 0;
  let running: Running | null = null;

  const files = createFiles();

  const finishIfComplete = (call: Running, patient = true): void => {
    if (!call.ended) return;
    if (call.answer === null) call.settle(new ScriptFailure(call.complaint ?? "no answer"));
    else if (call.answer.failure !== undefined) call.settle(new ScriptFailure(call.answer.failure));
    else if (call.answer.picture === null) call.settle({ value: call.answer.value, picture: null });
    else {
      const picked = call.files.pick(call.answer.picture);
      if (picked === null) return; // It may come after the token: the answer says that there is one.
      if (!picked.sure && patient) {
        call.doubt();
        return;
      }
      files.delivered(picked.file);
      call.settle({ value: call.answer.value, picture: picked.file });
    }
  };

  const stop = line.listen((message) => {
    const call = running;
    if (call === null) {
      if (typeof message !== "string") files.stray();
    } else if (typeof message !== "string") {
      call.files.take(message);
      finishIfComplete(call);
    } else if (message === beginningOf(call.token)) {
      call.files.begin();
    } else if (message === call.token) {
      call.ended = true;
      call.files.end();
      finishIfComplete(call);
    } else if (message.startsWith(`${call.token}=`)) {
      call.answer = parseAnswer(message.slice(call.token.length + 1));
    } else if (isComplaint(message)) {
      call.complaint = message;
      call.hurry();
    }
    // Everything else is Photopea's own: "done", pings ("MSFAPI#…"), tokens of calls that gave up.
  });

  return {
    run(script, patience) {
      if (running !== null) return Promise.reject(new Error("A script is running already"));
      return new Promise<Reply>((resolve, reject) => {
        const token = `${prefix}-${++count}`;
        let forget: () => void = () => {};
        const call: Running = {
          token,
          files: files.forCall(),
          answer: null,
          ended: false,
          complaint: null,
          hurry() {
            forget();
            forget = timers.after(afterComplaint, giveUp);
          },
          doubt() {
            forget();
            forget = timers.after(afterDoubt, () => finishIfComplete(call, false));
          },
          settle(result) {
            forget();
            running = null;
            if (result instanceof Error) reject(result);
            else resolve(result);
          },
        };
        const giveUp = (): void =>
          call.settle(
            call.complaint === null
              ? new HostError("timeout", "Photopea did not answer. Wait until it is idle, then try again.")
              : new ScriptFailure(call.complaint),
          );
        running = call;
        forget = timers.after(patience, giveUp);
        line.post(wrap(script, token));
      });
    },
    close() {
      stop();
      running?.settle(
        new HostError("closed", "Blendfill was closed before Photopea answered. Open it again to go on."),
      );
    },
  };
}

function isComplaint(message: string): boolean {
  return /^(error$|[A-Za-z]*Error\b|Uncaught\b)/.test(message);
}

function parseAnswer(json: string): Running["answer"] {
  try {
    const answer: unknown = JSON.parse(json);
    if (typeof answer !== "object" || answer === null) return null;
    const { value, failure, picture } = answer as { value?: unknown; failure?: unknown; picture?: unknown };
    return { value, picture: sizeOf(picture), ...(typeof failure === "string" ? { failure } : {}) };
  } catch {
    return null;
  }
}

/** Null = the script saved nothing. A size that Photopea told in words of its own fits no file, and proves nothing. */
function sizeOf(value: unknown): Size | null {
  if (typeof value !== "object" || value === null) return null;
  const { width, height } = value as { width?: unknown; height?: unknown };
  return { width: Number(width ?? 0), height: Number(height ?? 0) };
}
