/** Parts of the window that are not on its first screen: each is a file of its own, loaded when first shown. */
import { signal } from "@preact/signals";
import type { FunctionComponent } from "preact";
import { useEffect } from "preact/hooks";
import { Unloaded } from "./unloaded";

export interface Later<Props> extends FunctionComponent<Props> {
  /** Loads the part before it is shown, so that showing it takes no time. Never rejects. */
  ahead(): Promise<void>;
}

/**
 * A component that comes with its file. Until then nothing is shown in its place; if it does not come, a sentence and
 * a button that tries again.
 */
export function later<Props extends object>(load: () => Promise<FunctionComponent<Props>>): Later<Props> {
  const part = signal<FunctionComponent<Props> | null>(null);
  const failed = signal(false);
  let loading: Promise<void> | null = null;

  const begin = async (): Promise<void> => {
    failed.value = false;
    try {
      part.value = await load();
    } catch (error) {
      console.info("A part of Blendfill's window was not loaded:", error);
      failed.value = true;
      loading = null; // Asked for again, it is tried again.
    }
  };
  const ahead = (): Promise<void> => {
    loading ??= begin();
    return loading;
  };

  function Part(props: Props) {
    useEffect(() => void ahead(), []);
    const Loaded = part.value;
    if (Loaded !== null) return <Loaded {...props} />;
    return failed.value ? <Unloaded onRetry={() => void ahead()} /> : null;
  }
  return Object.assign(Part, { ahead });
}
