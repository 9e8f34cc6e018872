/**
 * One script at a time over Photopea's line. Its "done" comes early, late, twice or never, so every script echoes a
 * token of its own, and only that ends a call.
 */
import { HostError } from "../../protocol/host";
import type { Timers } from "../../protocol/timers";
import type { Line } from "./line";
import { type Script, wrap } from "./script";

/** What a script gave back. */
export interface Reply {
  readonly value: unknown;
  /** Files saved by the script, in order. */
  readonly pictures: readonly ArrayBuffer[];
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

interface Running {
  readonly token: string;
  readonly pictures: ArrayBuffer[];
  answer: { readonly value?: unknown; readonly failure?: string; readonly pictures: number } | null;
  ended: boolean;
  complaint: string | null;
  hurry(): void;
  settle(result: Reply | Error): void;
}

/** `prefix` makes tokens of this window differ from those of any other. */
export function createCalls(line: Line, timers: Timers, prefix: string): Calls {
  let count = 0;
  let running: Running | null = null;

  const finishIfComplete = (call: Running): void => {
    // A saved file may arrive after the token: the answer says how many there are.
    if (!call.ended || call.pictures.length < (call.answer?.pictures ?? 0)) return;
    if (call.answer === null) call.settle(new ScriptFailure(call.complaint ?? "no answer"));
    else if (call.answer.failure !== undefined) call.settle(new ScriptFailure(call.answer.failure));
    else call.settle({ value: call.answer.value, pictures: call.pictures });
  };

  const stop = line.listen((message) => {
    const call = running;
    if (call === null) return; // Late: its call has given up.
    if (typeof message !== "string") {
      call.pictures.push(message);
      finishIfComplete(call);
    } else if (message === call.token) {
      call.ended = true;
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
          pictures: [],
          answer: null,
          ended: false,
          complaint: null,
          hurry() {
            forget();
            forget = timers.after(afterComplaint, giveUp);
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
    const { value, failure, pictures } = answer as { value?: unknown; failure?: unknown; pictures?: unknown };
    return {
      value,
      pictures: typeof pictures === "number" ? pictures : 0,
      ...(typeof failure === "string" ? { failure } : {}),
    };
  } catch {
    return null;
  }
}
