/** How much models take, and how much room is left: as a bar, and in words. */

import { text } from "../../messages/current";
import { sizeOf } from "./sizes";
import type { ModelsState } from "./state";
import { Trouble } from "./trouble";

export interface StorageProps {
  readonly models: ModelsState;
}

export function Storage({ models }: StorageProps) {
  const store = models.store.value;
  if (store.state === "unread") return null;
  return (
    <section class="facts" data-testid="storage">
      <h2>{text.store.storage}</h2>
      {store.state === "failed" ? <Trouble failure={store.failure} /> : <Kept models={models} />}
    </section>
  );
}

interface KeptProps {
  readonly models: ModelsState;
}

function Kept({ models }: KeptProps) {
  const store = models.store.value;
  if (store.state !== "read") return null;
  const { kind, packBytes } = store.contents;
  const space = models.space.value;
  return (
    <>
      {space === null || kind === "memory" ? (
        <p class="hint" data-testid="storage-text">
          {text.store.unknownRoom(sizeOf(packBytes))}
        </p>
      ) : (
        <Bar models={packBytes} other={Math.max(0, space.used - packBytes)} free={space.free} />
      )}
      <p class="hint" data-testid="storage-kind" data-kind={kind}>
        {text.store.kinds[kind]}
      </p>
      {kind !== "memory" && models.persisted.value === false && <p class="hint">{text.store.notPersisted}</p>}
    </>
  );
}

interface BarProps {
  readonly models: number;
  readonly other: number;
  readonly free: number;
}

function Bar(parts: BarProps) {
  const whole = parts.models + parts.other + parts.free;
  const shares = (["models", "other", "free"] as const).map((key) => ({
    key,
    // A sliver stays visible: what is there should be seen.
    grow: parts[key] === 0 ? 0 : Math.max(0.01, parts[key] / whole),
  }));
  return (
    <>
      <div
        class="storage-bar"
        role="img"
        aria-label={text.store.bar(sizeOf(parts.models), sizeOf(parts.other), sizeOf(parts.free))}
      >
        {shares.map(({ key, grow }) => (
          <span key={key} class={`storage-part storage-${key}`} style={{ flexGrow: grow }} />
        ))}
      </div>
      <ul class="storage-legend" data-testid="storage-text">
        {shares.map(({ key }) => (
          <li key={key}>
            <span class={`storage-dot storage-${key}`} aria-hidden="true" />
            {text.store[key]} {sizeOf(parts[key])}
          </li>
        ))}
      </ul>
    </>
  );
}
