import { z } from 'zod';
import { unseen } from '../../base/encode/index.ts';

/** One line of text for people, trimmed, in Unicode's composed form. */
export function line(longest: number) {
  return z
    .string()
    .min(1)
    .max(longest)
    .refine((text) => text === text.trim(), 'no blank at either end')
    .refine((text) => text === text.normalize('NFC'), 'Unicode form NFC')
    .refine((text) => !unseen.test(text), 'no invisible or control character')
    .refine((text) => !text.includes('\uFFFD'), 'no character that was lost on the way (U+FFFD)')
    .refine((text) => saysSomething(text), 'at least one letter or digit');
}

/** Whether a text holds a letter or a digit: a dot, a blank of braille or a lone accent says nothing. */
export function saysSomething(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/**
 * An https address as a browser writes it, so that it reads as what it is, and without user,
 * password, query or fragment: a secret in it would be in git for ever (law 4).
 */
export const address = z
  .string()
  .max(300)
  .refine(isAddress, 'an https address without user, password, query or fragment')
  .refine(isCanonical, 'an https address spelled as a browser does');

/** Whether an address carries what may be a secret: a user, a password, a query, a fragment. */
export function mayHoldSecret(text: string): boolean {
  if (!URL.canParse(text)) return /^[a-z]+:\/\/[^/\s]*@/i.test(text);
  const { username, password, search, hash } = new URL(text);
  return username !== '' || password !== '' || search !== '' || hash !== '';
}

/** A calendar day, `YYYY-MM-DD`, that exists. */
export const day = z.iso.date();

/**
 * RFC 1123 label of 3 to 30 characters (facts/service.md B.4), for ever. Starts
 * with a letter: an id that reads as a number would be sorted before all others.
 */
export const slug = z
  .string()
  .regex(
    /^[a-z](?:[a-z0-9]|-(?=[a-z0-9])){2,29}$/,
    '3 to 30 lower-case letters, digits and single dashes, first a letter, last no dash',
  );

/** A DNS name of at least two labels. */
export const hostname = z
  .string()
  .max(253)
  .regex(
    /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/,
    'a host name',
  );

/** A functional mailbox. Whether its domain is the institute's is a rule over the platform. */
export const mailbox = z
  .string()
  .max(254)
  .regex(
    /^(?=[^@]{1,63}@)[a-z0-9]+(?:[._-][a-z0-9]+)*@(?:[a-z0-9]+(?:-+[a-z0-9]+)*\.)+[a-z]{2,}$/,
    'a mailbox in lower case',
  );

/** A name in one of the platform's rooms: cluster, centre. Whether it exists is a rule. */
export const platformName = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);

/** Opaque reference of a person in the institute's directory. What it looks like there is a rule. */
export const directoryReference = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{2,59}$/, 'an opaque reference');

/** Path of a secret in the vault: a reference, never a value. */
export const vaultReference = z
  .string()
  .regex(/^eln(?:\/[a-z0-9-]+){1,4}$/, 'a path in the vault, eln/…')
  .max(120);

/** Reference of a written decision in the institute's files. */
export const decision = line(80);

// --- internal ---

function isAddress(text: string): boolean {
  return URL.canParse(text) && new URL(text).protocol === 'https:' && !mayHoldSecret(text);
}

/** The slash after a bare host may be left out, as people do. */
function isCanonical(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { href } = new URL(text);
  return href === text || href === `${text}/`;
}
