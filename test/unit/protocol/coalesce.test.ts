import { expect, it } from "vitest";
import { coalesce } from "../../../plugin/protocol/coalesce";
import { fakeTimers } from "../../support/host-timers";

it("sends the first value at once, then only the latest of each pause", () => {
  const sent: number[] = [];
  const timers = fakeTimers();
  const line = coalesce<number>((value) => sent.push(value), 100, timers);
  for (const value of [1, 2, 3]) line.push(value);
  expect(sent).toEqual([1]);
  timers.pass(100);
  expect(sent).toEqual([1, 3]);
  timers.pass(500);
  line.push(4);
  expect(sent).toEqual([1, 3, 4]);
});

it("can be hurried and can forget", () => {
  const sent: number[] = [];
  const timers = fakeTimers();
  const line = coalesce<number>((value) => sent.push(value), 100, timers);
  line.push(1);
  line.push(2);
  line.flush();
  expect(sent).toEqual([1, 2]);
  line.push(3);
  line.drop();
  timers.pass(1000);
  expect(sent).toEqual([1, 2]);
});
