/** Light or dark, as far as an externally hosted UI can know. */
export interface ThemeSource {
  watch(listener: (theme: "light" | "dark") => void): () => void;
}

/** The editor's theme at launch; when it did not say, the system's, live. */
export function themeSource(launched: "light" | "dark" | null, system: MediaQueryList): ThemeSource {
  return {
    watch(listener) {
      let listening = true;
      const tell = (): void => {
        if (listening) listener(launched ?? (system.matches ? "dark" : "light"));
      };
      queueMicrotask(tell);
      if (launched === null) system.addEventListener("change", tell);
      return () => {
        listening = false;
        system.removeEventListener("change", tell);
      };
    },
  };
}
