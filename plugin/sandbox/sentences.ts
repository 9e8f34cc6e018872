/** The few sentences said before there is a window, in the language chosen in it. */
import { recall } from "./storage";

export type SentenceCode = "site-gone" | "built-in-instead";

const sentences: Readonly<Record<string, Readonly<Record<SentenceCode, string>>>> = {
  en: {
    "site-gone": "Blendfill's site cannot be reached. Check the connection and open Blendfill again.",
    "built-in-instead": "Blendfill's site cannot be reached. Its built-in window is slower and keeps no settings.",
  },
  ko: {
    "site-gone": "Blendfill 사이트에 연결할 수 없습니다. 연결을 확인하고 Blendfill을 다시 여세요.",
    "built-in-instead": "Blendfill 사이트에 연결할 수 없어 내장 창을 엽니다. 더 느리고 설정이 저장되지 않습니다.",
  },
};

/** The sentence in the window's language, as far as that was kept; English else. Never rejects. */
export async function sentenceOf(code: SentenceCode): Promise<string> {
  const kept = await recall("preferences").catch(() => null); // Storage is no reason to say nothing.
  return (sentences[languageIn(kept)] ?? sentences.en)?.[code] ?? code;
}

function languageIn(preferences: string | null): string {
  try {
    const kept: unknown = JSON.parse(preferences ?? "{}");
    const language: unknown = typeof kept === "object" && kept !== null && "language" in kept ? kept.language : "";
    return typeof language === "string" ? language : "";
  } catch {
    return "";
  }
}
