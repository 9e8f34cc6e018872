/** What was found in a place, before any of it is downloaded. */

import type { Offer } from "../../../models/packs/store/offer";
import type { PackPlace } from "../../engine/client";
import { text } from "../../messages/current";
import { Button } from "../../widgets/button";
import { Icon } from "../../widgets/icon";
import type { MachineState } from "../machine/state";
import { Licence } from "./licence";
import type { Models } from "./models";
import { isBlocking, obstaclesOf } from "./obstacles";
import { sizeOf } from "./sizes";

export interface OfferCardProps {
  readonly offer: Offer;
  readonly place: PackPlace;
  readonly machine: MachineState;
  readonly models: Models;
}

export function OfferCard({ offer, place, machine, models }: OfferCardProps) {
  const obstacles = obstaclesOf(offer, machine.environment.value.facts);
  const isSame = offer.installed === offer.version;
  const label =
    offer.missing === 0
      ? isSame
        ? text.store.mend
        : text.store.install
      : place.from === "url"
        ? text.store.download(sizeOf(offer.missing))
        : text.store.install;
  return (
    <div class="offer" data-testid="offer" data-pack={offer.id}>
      <p class="kept-title">{offer.title}</p>
      <p class="hint">
        {text.models.version(offer.version)} · {sizeOf(offer.bytes)} · {text.models.side(offer.size)}
      </p>
      <p class="hint">
        {text.models.kinds}: {offer.kinds.map((kind) => text.jobs.names[kind]).join(", ")}
      </p>
      <Licence name={offer.license} of={offer.licenseFile && place} homepage={offer.homepage} models={models} />
      {offer.installed !== null && (
        <p class="hint">{isSame ? text.store.same : text.store.replaces(offer.installed)}</p>
      )}
      {obstacles.map((obstacle) => (
        <p key={obstacle} class="hint obstacle" data-testid="offer-obstacle">
          <Icon name={isBlocking(obstacle) ? "warning" : "info"} /> {text.models.obstacles[obstacle]}
        </p>
      ))}
      <div class="kept-actions">
        <Button
          look="primary"
          disabled={obstacles.some(isBlocking)}
          onPress={() => void models.installOffered()}
          testId="install-offer"
        >
          {label}
        </Button>
        <Button onPress={models.dropOffer} testId="drop-offer">
          {text.store.cancel}
        </Button>
      </div>
    </div>
  );
}
