/** The window's language: loaded when it is chosen, told when it cannot be, remembered either way. */
import { afterEach, describe, expect, it, vi } from "vitest";
import { chooseLanguage, language, languages, text } from "../../../ui/messages/current";
import { en } from "../../../ui/messages/en";
import { ko } from "../../../ui/messages/ko";
import { openWindow } from "../../support/ui-window";

afterEach(async () => {
  vi.restoreAllMocks();
  await chooseLanguage("en");
});

const remembered = (memory: ReadonlyMap<string, string>): unknown =>
  JSON.parse(memory.get("preferences") ?? "{}").language;

describe("the window's language", () => {
  it("is spoken once it is loaded, and remembered", async () => {
    const { actions, host } = await openWindow();
    await actions.setLanguage("ko");
    expect([language.value, text]).toEqual(["ko", ko]);
    expect(remembered(host.memory)).toBe("ko");
    await chooseLanguage("en");
    const again = await openWindow((other) => void other.memory.set("preferences", '{"language":"ko"}'));
    expect([language.value, text]).toEqual(["ko", ko]);
    expect(again.session.missingLanguage.value).toBeNull();
  });

  it("is the last that was asked for, whichever is loaded first", async () => {
    let arrive: (messages: typeof ko) => void = () => {};
    vi.spyOn(languages.ko, "load").mockReturnValue(
      new Promise((resolve) => {
        arrive = resolve;
      }),
    );
    const first = chooseLanguage("ko");
    await chooseLanguage("en");
    arrive(ko);
    await first;
    expect([language.value, text]).toEqual(["en", en]);
  });

  it("stays what it was where another cannot be loaded; that is told, still remembered, and tried again", async () => {
    const { actions, host, session, logged } = await openWindow();
    vi.spyOn(languages.ko, "load").mockRejectedValueOnce(new TypeError("Failed to fetch"));
    await actions.setLanguage("ko");
    expect([language.value, text, session.missingLanguage.value]).toEqual(["en", en, "ko"]);
    expect(logged).toHaveLength(1);
    expect(remembered(host.memory)).toBe("ko");
    await actions.setLanguage("ko");
    expect([language.value, text, session.missingLanguage.value]).toEqual(["ko", ko, null]);
  });
});
