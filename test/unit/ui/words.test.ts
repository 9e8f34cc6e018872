/** What the words mean is said while they are typed, and nothing runs where no word names a thing. */
import { expect, it } from "vitest";
import { readinessOf } from "../../../ui/features/run/readiness";
import { noticeWords } from "../../../ui/wording/failures";
import { selectionOf } from "../../support/fake-host";
import { openWindow } from "../../support/ui-window";

async function typing() {
  const window = await openWindow((host, engine) => {
    host.now = selectionOf("A", 1);
    engine.unknownTo.set("typewriter", ["tree", "boat", "cat"]);
    engine.mapping = [{ from: "spaniel", to: "dog", why: "kind" }];
  });
  const type = async (prompt: string): Promise<void> => {
    window.actions.change({ prompt });
    await window.pass(400);
  };
  return { ...window, type };
}

it("does not ask before something is typed, and asks once a rest after the last letter", async () => {
  const { engine, actions, pass, session } = await typing();
  await pass(1000);
  expect(engine.questions).toEqual([]);
  for (const prompt of ["a", "a c", "a ca", "a cat"]) actions.change({ prompt });
  await pass(400);
  expect(engine.questions).toMatchObject([{ texts: ["a cat"], kind: "fill", packId: "embedded" }]);
  expect(session.words.value?.answer).toMatchObject({ paints: true, unknown: [] });
});

it("refuses to run for words that nobody knows, until another is taken", async () => {
  const { session, type } = await typing();
  await type("a typewriter");
  expect(session.words.value?.answer.unknown).toEqual([{ word: "typewriter", nearest: ["tree", "boat", "cat"] }]);
  expect(readinessOf(session)).toBe("unknown-words");
  await type("a tree");
  expect(readinessOf(session)).toBeNull();
});

it("does not hold an answer against other words", async () => {
  const { actions, session, type } = await typing();
  await type("a typewriter");
  actions.change({ prompt: "a cat" });
  expect(readinessOf(session)).toBeNull();
  actions.chooseJob("remove");
  expect(readinessOf(session)).toBeNull();
});

it("runs for a word that is read as another, and says which", async () => {
  const { session, type } = await typing();
  await type("a spaniel");
  expect(session.words.value?.answer.mapped).toEqual([{ from: "spaniel", to: "dog", why: "kind" }]);
  expect(readinessOf(session)).toBeNull();
  expect(noticeWords({ code: "word-unknown", word: "air", nearest: [] })).toBe("Unknown word ignored: air.");
  expect(noticeWords({ code: "word-mapped", from: "spaniel", to: "dog", why: "kind" })).toBe(
    "Painted dog for “spaniel”.",
  );
});
