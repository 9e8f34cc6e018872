/** The numbers of a request. */
import type { PreviewRequest } from "../contract/engine-api";
import { type EditSettings, type Finish, settingFields } from "../contract/settings";
import { checkFields } from "./check-fields";

/** @throws EditError "bad-request", saying which number is wrong and what is allowed */
export function checkSettings(settings: EditSettings): void {
  checkFields(settingFields, settings);
}

const { match, grain, blend, feather, grow, context, aside } = settingFields;

/** @throws EditError "bad-request" */
export function checkFinish(finish: Finish): void {
  checkFields({ match, grain, blend }, { ...finish });
}

/** The numbers that also a preview needs. @throws EditError "bad-request" */
export function checkRegionSettings(settings: PreviewRequest["settings"]): void {
  checkFields({ feather, grow, context }, settings);
  if (settings.aside !== undefined) checkFields({ aside }, settings);
}
