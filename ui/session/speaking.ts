/** Changing the window's language, which may have to be loaded first. */
import { chooseLanguage, type Language } from "../messages/current";
import type { Session } from "./session";

/** Never rejects: a language that cannot be loaded is told in the session, and the one in use stays. */
export async function speak(session: Session, code: Language, log: (error: unknown) => void): Promise<void> {
  try {
    await chooseLanguage(code);
    session.missingLanguage.value = null;
  } catch (error) {
    log(error);
    session.missingLanguage.value = code;
  }
}
