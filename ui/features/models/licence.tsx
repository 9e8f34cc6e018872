/** A licence by its name, with its text where the pack brings one, and the pack's page. */

import { useState } from "preact/hooks";
import { text } from "../../messages/current";
import { Button } from "../../widgets/button";
import type { Models } from "./models";

/** A single SPDX identifier has a page; an expression has none. */
function spdxPage(name: string): string | null {
  return /^[A-Za-z0-9.-]+$/.test(name) && !name.startsWith("LicenseRef-")
    ? `https://spdx.org/licenses/${name}.html`
    : null;
}

export interface LicenceProps {
  /** SPDX expression. */
  readonly name: string;
  /** Where its text is asked for; null for packs whose licence lies beside the plugin. */
  readonly of: Parameters<Models["licenceOf"]>[0] | null;
  readonly homepage?: string | null;
  readonly models: Models;
}

export function Licence({ name, of, homepage = null, models }: LicenceProps) {
  const [shown, setShown] = useState<string | null>(null);
  const page = spdxPage(name);
  const read = async (): Promise<void> => {
    const found = of && (await models.licenceOf(of));
    setShown(found ?? text.store.noLicence);
  };
  return (
    <>
      <p class="hint pack-links">
        <span>
          {text.models.licence}{" "}
          {page === null ? (
            name
          ) : (
            <a href={page} target="_blank" rel="noopener noreferrer" title={text.models.opens(name)}>
              {name}
            </a>
          )}
        </span>
        {homepage && (
          <a href={homepage} target="_blank" rel="noopener noreferrer" title={text.models.opens(homepage)}>
            {text.models.page}
          </a>
        )}
        {of && (
          <Button look="ghost" onPress={() => (shown === null ? void read() : setShown(null))} testId="licence">
            {shown === null ? text.models.readLicence : text.models.closeLicence}
          </Button>
        )}
      </p>
      {shown !== null && (
        <textarea
          class="licence"
          readOnly
          rows={8}
          value={shown}
          aria-label={text.models.licence}
          data-testid="licence-text"
        />
      )}
    </>
  );
}
