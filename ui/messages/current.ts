/** The language in use. Other languages join by being chosen here. */
import { en, type Messages } from "./en";

export const text: Messages = en;
