import { frontString } from '../model/text.ts';
import { ancestry, type Chain, type Edition } from './chain.ts';

/**
 * Whether a draft may still be adopted. It was when its head says so; it is passed over when the meeting that it was drawn for adopted
 * the text (`rev.cop6` of `rev.cop6.doc9`), by a later stage or by a rival, or when a stage that was drawn from it was adopted.
 */
export function isOpenDraft(chain: Chain, edition: Edition): boolean {
  if (edition.adopted || wasAdopted(edition)) return false;
  const { key } = edition;
  return !chain.some(
    (other) =>
      other.key !== key &&
      ((other.adopted && key.startsWith(`${other.key}.`)) ||
        (!other.adopted &&
          wasAdopted(other) &&
          ancestry(chain, other.key).some((one) => one.key === key))),
  );
}

/** Whether a draft may still be adopted and is its last stage: none was drawn from it. */
export function isLastDraft(chain: Chain, edition: Edition): boolean {
  return (
    isOpenDraft(chain, edition) &&
    !chain.some(({ adopted, base }) => !adopted && base === edition.key)
  );
}

function wasAdopted({ text }: Pick<Edition, 'text'>): boolean {
  return frontString(text, 'status') === 'adopted' || frontString(text, 'adopted-as') !== undefined;
}
