/** The window's pages as tabs: one tab stop, arrow keys choose. */

import { waitingOf } from "../features/queue/queue";
import type { QueueingState } from "../features/queue/state";
import type { RunState } from "../features/run/state";
import type { Shell } from "../features/shell/shell";
import type { Page } from "../features/shell/state";
import { text } from "../messages/current";
import { Icon, type IconName } from "../widgets/icon";

const pages: readonly { readonly page: Page; readonly icon: IconName }[] = [
  { page: "edit", icon: "brush" },
  { page: "history", icon: "history" },
  { page: "models", icon: "model" },
  { page: "settings", icon: "settings" },
];
const moves: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowLeft: -1,
  Home: -pages.length,
  End: pages.length,
};

export interface TabsProps {
  readonly progress: RunState;
  readonly queueing: QueueingState;
  readonly shell: Shell;
}

export function Tabs({ progress, queueing, shell }: TabsProps) {
  const now = shell.page.value;
  const at = pages.findIndex(({ page }) => page === now);
  const busy = progress.job.value.state === "running" ? 1 + waitingOf(queueing.queue.value).length : 0;
  const key = (event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void => {
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    const next = pages[Math.min(pages.length - 1, Math.max(0, at + move))];
    if (!next) return;
    shell.goTo(next.page);
    event.currentTarget.querySelector<HTMLElement>(`[data-page=${next.page}]`)?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label={text.pages.label} onKeyDown={key}>
      {pages.map(({ page, icon }) => (
        <button
          key={page}
          type="button"
          id={`tab-${page}`}
          class="tab"
          role="tab"
          aria-selected={page === now}
          aria-controls={page === now ? `page-${page}` : undefined}
          tabIndex={page === now ? 0 : -1}
          data-page={page}
          data-testid={`tab-${page}`}
          title={text.pages[page]}
          onClick={() => shell.goTo(page)}
        >
          <Icon name={icon} />
          <span class="tab-text">{text.pages[page]}</span>
          {page === "edit" && busy > 1 && <span class="tab-count">{busy}</span>}
        </button>
      ))}
    </div>
  );
}
