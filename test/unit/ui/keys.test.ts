/** Keys of the whole window over a page that is only as much as they ask for. */
import { beforeAll, describe, expect, it } from "vitest";
import { listenToKeys } from "../../../ui/app/keys";
import { openWindow } from "../../support/ui-window";

class Target {}

beforeAll(() => {
  // The window's keys ask what has the focus; outside a browser nothing has.
  for (const name of ["HTMLTextAreaElement", "HTMLInputElement", "HTMLSelectElement", "Element"]) {
    (globalThis as Record<string, unknown>)[name] ??= class {};
  }
});

async function open() {
  const window = await openWindow();
  const handlers = new Map<string, (event: unknown) => void>();
  const page = { addEventListener: (name: string, handler: (event: unknown) => void) => handlers.set(name, handler) };
  listenToKeys(page as unknown as globalThis.Window, window.session);
  const press = (key: string, part: object = {}) => {
    let prevented = false;
    const event = {
      key,
      ctrlKey: false,
      metaKey: false,
      altKey: false,
      shiftKey: false,
      target: new Target(),
      preventDefault: () => {
        prevented = true;
      },
      ...part,
    };
    handlers.get("keydown")?.(event);
    return prevented;
  };
  return { ...window, press };
}

describe("keys while results are in front", () => {
  it("choose candidates by number and by arrows, within those there are", async () => {
    const { session, actions, press } = await open();
    actions.change({ count: 3 });
    await actions.run();
    expect(session.chosen.value).toBe(0);
    expect(press("3")).toBe(true);
    expect(session.chosen.value).toBe(2);
    expect(press("7")).toBe(false);
    press("ArrowLeft");
    expect(session.chosen.value).toBe(1);
    press("ArrowLeft");
    press("ArrowLeft");
    expect(session.chosen.value).toBe(0);
    press("ArrowRight");
    expect(session.chosen.value).toBe(1);
  });

  it("leave numbers and arrows alone elsewhere", async () => {
    const { session, actions, press } = await open();
    expect(press("1")).toBe(false);
    await actions.run();
    actions.showMask();
    expect(press("2")).toBe(false);
    actions.showResult();
    expect(press("2", { ctrlKey: true })).toBe(false);
    expect(session.chosen.value).toBe(0);
  });

  it("accept with command, Shift and Enter, and show themselves with a question mark", async () => {
    const { actions, host, session, press } = await open();
    await actions.run();
    press("Enter", { ctrlKey: true, shiftKey: true });
    await expect.poll(() => host.placed.length).toBe(1);
    press("?", { shiftKey: true });
    expect(session.page.value).toBe("settings");
  });
});
