import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EditPreview } from "../../../models/contract/engine-api";
import { contains, frameOf, type SourceRect } from "../../../models/image/geometry";
import { planCrop } from "../../../models/image/plan";
import { closerContext, finenessOf, isSharp } from "../../../ui/features/draft/enlarging";
import { noSides } from "../../../ui/features/draft/jobs";
import { extendedFineness } from "../../../ui/features/extend/extended";
import { contextFor, movable, withContext } from "../../../ui/painter/context";
import { fromStored } from "../../../ui/stored/format";
import { framing, hopping } from "../../support/traits";
import { openWindow } from "../../support/ui-window";

const source = { width: 1000, height: 600 };
const marks = fc
  .record({ x: fc.integer({ min: 0, max: 900 }), y: fc.integer({ min: 0, max: 500 }) })
  .chain(({ x, y }) =>
    fc
      .record({ width: fc.integer({ min: 1, max: 1000 - x }), height: fc.integer({ min: 1, max: 600 - y }) })
      .map((size): SourceRect => ({ x, y, ...size }) as SourceRect),
  );
const planned = (bounds: SourceRect, context: number | null = null, aside = { x: 0, y: 0 }) =>
  planCrop(source, bounds, framing(128), { grow: 0, context, aside });

describe("the frame of what the model sees", () => {
  it("dragged goes where the engine will put it, and nowhere else", () => {
    const by = fc.record({ x: fc.integer({ min: -1500, max: 1500 }), y: fc.integer({ min: -1500, max: 1500 }) });
    fc.assert(
      fc.property(marks, by, by, (bounds, first, second) => {
        const { crop, patch } = planned(bounds);
        const one = movable({ crop, patch, source }, first);
        const there = planned(bounds, null, one).crop;
        expect(there).toEqual({ ...crop, x: crop.x + one.x, y: crop.y + one.y });
        const two = movable({ crop: there, patch, source }, second);
        const end = planned(bounds, null, { x: one.x + two.x, y: one.y + two.y }).crop;
        expect(end).toEqual({ ...there, x: there.x + two.x, y: there.y + two.y });
        expect(contains(end, patch)).toBe(true);
      }),
    );
  });

  it("resized has the context of its new side, from none to all of the picture", () => {
    expect(contextFor(400, 200, source)).toBe(100);
    expect(contextFor(100, 200, source)).toBe(0);
    expect(contextFor(9000, 200, source)).toBe(400);
    const crop = { x: 100, y: 100, width: 300, height: 300 } as SourceRect;
    expect(withContext(crop, 200, 100)).toEqual({ x: 50, y: 50, width: 400, height: 400 });
  });

  it("drawn closer enlarges less, holds the mark, and is offered only where it gains something", () => {
    fc.assert(
      fc.property(marks, (bounds) => {
        const { crop, patch, working } = planned(bounds);
        const longer = Math.max(bounds.width, bounds.height);
        const preview = { crop, patch, working, source, enlargement: crop.width / 128 } as EditPreview;
        const context = closerContext(preview, longer);
        if (context === null) return;
        const closer = planned(bounds, context).crop;
        expect(closer.width).toBeLessThan(0.92 * crop.width);
        expect(contains(closer, patch)).toBe(true);
        // As much around it as the painter was taught with.
        expect(longer / closer.width).toBeLessThan(0.76);
      }),
    );
    const small = planned({ x: 300, y: 300, width: 60, height: 60 } as SourceRect);
    expect(closerContext({ ...small, source, enlargement: small.crop.width / 128 } as EditPreview, 60)).toBeNull();
  });

  it("of an extension is as coarse as its coarsest part", () => {
    expect(extendedFineness({ sides: noSides }, source, hopping(128))).toBeNull();
    const thin = extendedFineness({ sides: { ...noSides, right: 32 } }, { width: 500, height: 128 }, hopping(128));
    expect(thin).toEqual({ side: 128, times: 1 });
    expect(thin && isSharp(thin)).toBe(true);
    const wide = extendedFineness({ sides: { ...noSides, right: 32, top: 256 } }, source, hopping(128));
    expect(wide?.times).toBeGreaterThan(2);
    const whole = frameOf<SourceRect>(source);
    expect(finenessOf({ working: { width: 128, height: 128 }, crop: whole, enlargement: 3 } as EditPreview)).toEqual({
      side: 128,
      times: 3,
    });
  });

  it("goes with the request and the layer, comes back with it, and is as planned for another picture", async () => {
    const { session, actions, engine, host, pass } = await openWindow();
    actions.change({ aside: { x: -40, y: 25 } });
    actions.override({ context: 90 });
    await pass(500);
    const reading = session.reading.value;
    const crop = reading.state === "read" ? reading.marked?.crop : null;
    expect(crop).toEqual(
      planCrop(engine.size, engine.patchAt, framing(128), { grow: 0, context: 90, aside: { x: -40, y: 25 } }).crop,
    );
    await actions.run();
    expect(engine.requests[0]?.settings).toMatchObject({ aside: { x: -40, y: 25 }, context: 90 });
    await actions.accept();
    const stored = host.placed[0]?.stored ?? "";
    expect(fromStored(stored)).toMatchObject({ edit: { settings: { aside: { x: -40, y: 25 } } } });
    actions.resetFrame();
    expect(session.draft.value).toMatchObject({ aside: { x: 0, y: 0 }, overrides: { context: null } });
    const older = JSON.parse(stored);
    delete older.settings.aside;
    expect(fromStored(JSON.stringify(older))).toMatchObject({ edit: { settings: { aside: { x: 0, y: 0 } } } });
  });
});
