/** What was found in a place, before any of it is downloaded. */
import type { Offer } from "../../../models/packs/store/offer";
import { text } from "../../messages/current";
import type { PackPlace } from "../../session/installing";
import { isBlocking, obstaclesOf } from "../../session/models";
import { Button } from "../../widgets/button";
import { Icon } from "../../widgets/icon";
import type { Kit } from "../kit";
import { Licence } from "./licence";
import { sizeOf } from "./sizes";

export function OfferCard({
  offer,
  place,
  session,
  actions,
}: Kit & { readonly offer: Offer; readonly place: PackPlace }) {
  const obstacles = obstaclesOf(offer, session.environment.value.facts);
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
      <Licence name={offer.license} of={offer.licenseFile && place} homepage={offer.homepage} actions={actions} />
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
          onPress={() => void actions.installOffered()}
          testId="install-offer"
        >
          {label}
        </Button>
        <Button onPress={actions.dropOffer} testId="drop-offer">
          {text.store.cancel}
        </Button>
      </div>
    </div>
  );
}
