import { describe, expect, it } from "vitest";
import { EditError } from "../../../models/contract/errors";
import type { EditRequest } from "../../../models/contract/request";
import type { EditSettings } from "../../../models/contract/settings";
import { checkRequest } from "../../../models/engine/check-request";
import { smallRequest } from "../../support/node-pictures";

function refusal(request: EditRequest): EditError {
  try {
    checkRequest(request);
  } catch (error) {
    if (error instanceof EditError) return error;
    throw error;
  }
  throw new Error("The request was accepted.");
}
const withSettings = (settings: Partial<EditSettings>) => {
  const request = smallRequest();
  return { ...request, settings: { ...request.settings, ...settings } };
};

describe("checkRequest", () => {
  it("passes a good request on as it is", () => {
    const request = smallRequest();
    expect(checkRequest(request)).toEqual({ request, notices: [] });
  });

  it.each<[Partial<EditSettings>, string]>([
    [{ seed: -1 }, "The seed must be a whole number from 0 to 4294967295, not -1."],
    [{ seed: 1.5 }, "The seed must be a whole number from 0 to 4294967295, not 1.5."],
    [{ seed: 2 ** 32 }, "The seed must be a whole number from 0 to 4294967295, not 4294967296."],
    [{ count: 0 }, "The number of candidates must be a whole number from 1 to 64, not 0."],
    [{ count: 65 }, "The number of candidates must be a whole number from 1 to 64, not 65."],
    [{ steps: 101 }, "The number of steps must be a whole number from 1 to 100, not 101."],
    [{ strength: 0 }, "The strength must be above 0 and at most 1, not 0."],
    [{ strength: Number.NaN }, "The strength must be above 0 and at most 1, not NaN."],
    [{ guidance: 31 }, "The guidance must be from 0 to 30, not 31."],
    [{ feather: -1 }, "The feather must be from 0 to 4096 pixels, not -1."],
    [{ grow: Number.POSITIVE_INFINITY }, "The growth must be from 0 to 4096 pixels, not Infinity."],
    [{ context: -3 }, "The context must be from 0 to 4096 pixels, not -3."],
  ])("refuses %j", (settings, sentence) => {
    expect(refusal(withSettings(settings))).toMatchObject({ code: "bad-request", message: sentence });
  });

  it("refuses a kind of edit from a later version", () => {
    const later = { ...smallRequest(), kind: "dance" } as unknown as EditRequest;
    expect(refusal(later).code).toBe("unsupported-kind");
  });

  it("refuses a picture without a place, and a mask without shapes", () => {
    const { source } = smallRequest();
    const flat = { ...source, bounds: { ...source.bounds, width: 0 } };
    expect(refusal(smallRequest({ source: flat })).code).toBe("bad-request");
    expect(refusal(smallRequest({ mask: { from: "shapes", shapes: [] } })).code).toBe("empty-mask");
  });

  it("cuts a prompt at 10,000 characters and says so, but never in the middle of an emoji", () => {
    const { request, notices } = checkRequest(smallRequest({ prompt: `${"a".repeat(9999)}🌻 and more` }));
    expect(request).toMatchObject({ prompt: "a".repeat(9999) });
    expect(notices).toEqual([{ code: "words-cut", what: "prompt", characters: 10_010, read: 10_000 }]);
    expect(checkRequest(smallRequest({ prompt: "b".repeat(10_000) })).notices).toEqual([]);
  });
});
