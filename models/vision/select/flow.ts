/**
 * The cheapest cut of a grid of pixels into two, by the largest flow from one side to the other (Boykov and
 * Kolmogorov 2004, "An Experimental Comparison of Min-Cut/Max-Flow Algorithms"). Whole numbers only, so that the cut is
 * the same on every machine. Over 150 lines, because growing, pushing and adopting work on one state.
 */
import type { Size } from "../../image/geometry";

/** Right, down, down-right, down-left, and each one's opposite 4 further on. */
const directions = 8;
const opposite = (d: number): number => (d + 4) & 7;
const free = 0;
const inside = 1;
const outside = 2;
const atTerminal = 8;
const none = -1;
const orphan = -2;

export interface Grid {
  readonly size: Size;
  /** What it costs to put a pixel outside less what it costs to put it inside; whole numbers. Positive = rather inside. */
  readonly lean: Int32Array;
  /**
   * What it costs to part a pixel from its neighbour to the right, below, below to the right and below to the left;
   * whole numbers ≥ 0, each of the picture's size. Neighbours outside the picture are left out.
   */
  readonly links: readonly [Int32Array, Int32Array, Int32Array, Int32Array];
}

/** 1 = inside, 0 = outside, for each pixel: the labelling of the least sum. Pixels that cost the same lie outside. */
export function cheapestCut({ size, lean, links }: Grid): Uint8Array<ArrayBuffer> {
  const { width, height } = size;
  // A frame of one pixel that nothing leads to saves asking for the picture's edge.
  const stride = width + 2;
  const count = stride * (height + 2);
  const steps = [1, stride, stride + 1, stride - 1, -1, -stride, -stride - 1, -stride + 1];
  const cap = Array.from({ length: directions }, () => new Int32Array(count));
  const rest = new Int32Array(count);
  const tree = new Uint8Array(count);
  const parent = new Int8Array(count).fill(none);
  const distance = new Int32Array(count);
  const stamp = new Int32Array(count);
  const queue = new Int32Array(count + 1);
  const queued = new Uint8Array(count);
  let head = 0;
  let tail = 0;
  let time = 0;
  const orphans: number[] = [];

  const activate = (i: number): void => {
    if (queued[i]) return;
    queued[i] = 1;
    queue[tail] = i;
    tail = tail === count ? 0 : tail + 1;
  };

  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = y * width + x;
      const i = (y + 1) * stride + x + 1;
      for (let d = 0; d < 4; d++) {
        const nx = x + (d === 3 ? -1 : d === 1 ? 0 : 1);
        const ny = y + (d === 0 ? 0 : 1);
        if (nx < 0 || nx >= width || ny >= height) continue;
        const cost = (links[d as 0] as Int32Array)[from] as number;
        (cap[d] as Int32Array)[i] = cost;
        (cap[d + 4] as Int32Array)[i + steps[d]] = cost;
      }
      const value = lean[from];
      rest[i] = value;
      if (value === 0) continue;
      tree[i] = value > 0 ? inside : outside;
      parent[i] = atTerminal;
      distance[i] = 1;
      activate(i);
    }
  }

  /** Residual capacity of the link that carries flow between i and its neighbour in direction d, towards the outside. */
  const open = (i: number, d: number, side: number): number =>
    side === inside
      ? ((cap[d] as Int32Array)[i] as number)
      : ((cap[opposite(d)] as Int32Array)[i + steps[d]] as number);

  /** Grows the trees until they touch; [node of the inner tree, direction] or null. */
  const grow = (): readonly [number, number] | null => {
    while (head !== tail) {
      const i = queue[head];
      const side = tree[i];
      if (side !== free) {
        for (let d = 0; d < directions; d++) {
          if (open(i, d, side) === 0) continue;
          const j = i + steps[d];
          const other = tree[j];
          if (other === free) {
            tree[j] = side;
            parent[j] = opposite(d);
            stamp[j] = stamp[i];
            distance[j] = distance[i] + 1;
            activate(j);
          } else if (other !== side) {
            return side === inside ? [i, d] : [j, opposite(d)];
          } else if (stamp[j] <= stamp[i] && distance[j] > distance[i]) {
            parent[j] = opposite(d);
            stamp[j] = stamp[i];
            distance[j] = distance[i] + 1;
          }
        }
      }
      queued[i] = 0;
      head = head === count ? 0 : head + 1;
    }
    return null;
  };

  /** Pushes what the path through the touching link can carry. */
  const push = (start: number, d: number): void => {
    const end = start + steps[d];
    let most = (cap[d] as Int32Array)[start] as number;
    let i = start;
    for (let p = parent[i]; p !== atTerminal; p = parent[i]) {
      const above = i + steps[p];
      most = Math.min(most, (cap[opposite(p)] as Int32Array)[above] as number);
      i = above;
    }
    most = Math.min(most, rest[i]);
    i = end;
    for (let p = parent[i]; p !== atTerminal; p = parent[i]) {
      most = Math.min(most, (cap[p] as Int32Array)[i] as number);
      i += steps[p];
    }
    most = Math.min(most, -rest[i]);

    const move = (node: number, along: number): void => {
      const forth = cap[along] as Int32Array;
      const back = cap[opposite(along)] as Int32Array;
      forth[node] = forth[node] - most;
      const next = node + steps[along];
      back[next] = back[next] + most;
    };
    const lose = (node: number): void => {
      parent[node] = orphan;
      orphans.push(node);
    };
    move(start, d);
    i = start;
    for (let p = parent[i]; p !== atTerminal; p = parent[i]) {
      const above = i + steps[p];
      move(above, opposite(p));
      if ((cap[opposite(p)] as Int32Array)[above] === 0) lose(i);
      i = above;
    }
    rest[i] = rest[i] - most;
    if (rest[i] === 0) lose(i);
    i = end;
    for (let p = parent[i]; p !== atTerminal; p = parent[i]) {
      move(i, p);
      if ((cap[p] as Int32Array)[i] === 0) lose(i);
      i += steps[p];
    }
    rest[i] = rest[i] + most;
    if (rest[i] === 0) lose(i);
  };

  /** How far a node is from its terminal, or 0 if its path is broken. Marks the path as walked at this time. */
  const origin = (from: number): number => {
    let steps_ = 0;
    let i = from;
    for (;;) {
      if (stamp[i] === time) {
        steps_ += distance[i];
        break;
      }
      const p = parent[i];
      steps_++;
      if (p === atTerminal) {
        stamp[i] = time;
        distance[i] = 1;
        break;
      }
      if (p < 0) return 0;
      i += steps[p];
    }
    let left = steps_;
    for (let j = from; stamp[j] !== time; j += steps[parent[j] as number]) {
      stamp[j] = time;
      distance[j] = left--;
    }
    return steps_;
  };

  const adopt = (): void => {
    for (let at = 0; at < orphans.length; at++) {
      const i = orphans[at];
      const side = tree[i];
      let best = none;
      let nearest = 0x7fffffff;
      for (let d = 0; d < directions; d++) {
        const j = i + steps[d];
        if (tree[j] !== side || open(j, opposite(d), side) === 0 || parent[j] === none) continue;
        const far = origin(j);
        if (far === 0 || far >= nearest) continue;
        best = d;
        nearest = far;
      }
      if (best !== none) {
        parent[i] = best;
        stamp[i] = time;
        distance[i] = nearest + 1;
        continue;
      }
      for (let d = 0; d < directions; d++) {
        const j = i + steps[d];
        if (tree[j] !== side) continue;
        if (open(j, opposite(d), side) > 0) activate(j);
        if (parent[j] === opposite(d)) {
          parent[j] = orphan;
          orphans.push(j);
        }
      }
      tree[i] = free;
      parent[i] = none;
    }
    orphans.length = 0;
  };

  for (let touching = grow(); touching !== null; touching = grow()) {
    time++;
    push(...touching);
    adopt();
  }
  const result = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) result[y * width + x] = tree[(y + 1) * stride + x + 1] === inside ? 1 : 0;
  }
  return result;
}
