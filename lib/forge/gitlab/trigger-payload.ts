import { exitStatus, FleetError } from '../../base/index.ts';

/** Bytes of a webhook's body that are looked at: an issue's description may have a million characters. */
const largestPayload = 8 * 1024 * 1024;

/**
 * The number of the issue that a webhook of GitLab's speaks of, from the text of the file
 * that `TRIGGER_PAYLOAD` names. Whoever holds the trigger's token can write anything there,
 * and the requester writes most of it: nothing but that number is taken, and the issue is
 * read by the API afterwards.
 *
 * @throws {FleetError} `TRIGGER_PAYLOAD`, which quotes nothing of the file.
 */
export function readTriggerPayload(text: string): number {
  if (Buffer.byteLength(text) > largestPayload) throw unreadable('is larger than 8 MiB');
  const payload = parsed(text);
  if (own(payload, 'object_kind') !== 'issue') throw unreadable('is not about an issue');
  const number = own(own(payload, 'object_attributes'), 'iid');
  if (typeof number !== 'number' || !Number.isSafeInteger(number) || number < 1) {
    throw unreadable('names no issue');
  }
  return number;
}

// --- internal ---

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw unreadable('is not JSON');
  }
}

/** What stands there itself, never what every object inherits. */
function own(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.getOwnPropertyDescriptor(value, key)?.value;
}

function unreadable(what: string): FleetError {
  return new FleetError({
    code: 'TRIGGER_PAYLOAD',
    what: `The payload ${what}.`,
    where: 'TRIGGER_PAYLOAD',
    fix: 'Let the webhook send issue events only; the scheduled pipeline answers what was missed.',
    exit: exitStatus.impossible,
  });
}
