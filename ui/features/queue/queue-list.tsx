/** Edits that wait: their order, taking one out, stopping all. */

import { text } from "../../messages/current";
import { Button, IconButton } from "../../widgets/button";
import { Disclosure } from "../../widgets/disclosure";
import { Icon } from "../../widgets/icon";
import type { RunState } from "../run/state";
import { type Queued, waitingOf } from "./queue";
import type { Queueing } from "./queueing";

export interface QueueListProps {
  readonly progress: RunState;
  readonly queueing: Queueing;
}

export function QueueList({ progress, queueing }: QueueListProps) {
  const queue = queueing.queue.value;
  if (queue.length === 0) return null;
  const waiting = waitingOf(queue);
  const failed = queue.length - waiting.length;
  const parts = [
    waiting.length > 0 ? text.queue.waiting(waiting.length) : "",
    failed > 0 ? text.queue.failed(failed) : "",
  ];
  const paused = progress.job.value.state === "failed" && waiting.length > 0;
  return (
    <Disclosure label={text.queue.label} note={parts.filter(Boolean).join(" · ")} testId="queue">
      {paused && <p class="hint">{text.queue.paused}</p>}
      <ol class="queue" data-testid="queue-list">
        {queue.map((item) => (
          <Item key={item.id} item={item} waiting={waiting} queueing={queueing} />
        ))}
      </ol>
      <div class="note-actions">
        {paused && <Button onPress={() => void queueing.resume()}>{text.queue.resume}</Button>}
        <Button onPress={queueing.cancelAll} testId="stop-all">
          {text.queue.stopAll}
        </Button>
      </div>
    </Disclosure>
  );
}

interface ItemProps {
  readonly item: Queued;
  readonly waiting: readonly Queued[];
  readonly queueing: Queueing;
}

function Item({ item, waiting, queueing }: ItemProps) {
  const { id, label, name, failure } = item;
  const at = waiting.indexOf(item);
  return (
    <li class="queued" data-testid="queued">
      {failure && <Icon name="warning" />}
      <span class="queued-text">
        {label}
        <span class="hint"> · {failure ? `${failure.sentence} ${failure.next}` : name}</span>
      </span>
      {failure ? (
        <IconButton icon="refresh" label={text.queue.retry(label)} onPress={() => void queueing.retry(id)} />
      ) : (
        <>
          <IconButton
            icon="up"
            label={text.queue.earlier(label)}
            disabled={at <= 0}
            onPress={() => queueing.requeue(id, -1)}
          />
          <IconButton
            icon="down"
            label={text.queue.later(label)}
            disabled={at >= waiting.length - 1}
            onPress={() => queueing.requeue(id, 1)}
          />
        </>
      )}
      <IconButton icon="close" label={text.queue.remove(label)} onPress={() => queueing.unqueue(id)} testId="unqueue" />
    </li>
  );
}
