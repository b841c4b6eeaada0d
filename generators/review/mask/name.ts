/** What is printed instead of a secret-like value. */
export const masked = '‹masked›';

/** Letters without which none of the words below can be in a name: most names need no closer look. */
const hint = /pass|pwd|pw|psk|otp|secret|token|cred|auth|key|cookie|salt/i;

/** Words that, at the end of a name, say that the value is a secret. */
const secretEnd =
  /(?:password|passwd|passphrase|pwd|secret|token|credential|authorization|(?:api|private|secret|access|signing|encryption|shared|auth|master)key)s?$/;

/** The same words, too short to be looked for inside another word. */
const secretWords: ReadonlySet<string> = new Set(['pass', 'pw', 'psk', 'otp', 'cookie', 'salt']);

/** Said after the word that matters: `PASSWORD_OLD`, `secret.json`, `password_base64`. */
const trailing =
  /^(?:old|new|previous|current|value|text|plain|hash|b|base|txt|json|ya?ml|ini|conf|cnf|env|pem)$/;

/** Keys that open nothing: `public_key`, `topologyKey`. */
const openKeys: ReadonlySet<string> = new Set(['public', 'topology', 'foreign', 'primary', 'sort']);

/**
 * Whether a name that somebody gave (environment variable, key of a
 * configuration) promises a secret. The last word decides: `min_password_length`
 * is a length.
 */
export function namesSecretSetting(name: string): boolean {
  if (!hint.test(name)) return false;
  const words = wordsOf(name);
  const last = words.at(-1);
  if (last === 'key' || last === 'keys') return !openKeys.has(words.at(-2) ?? '');
  return namesSecretField(name);
}

/**
 * Whether a field of an object promises a secret. As above, but `key` alone is
 * how Kubernetes refers to things: `secretKeyRef.key`, `remoteRef.key`.
 */
export function namesSecretField(name: string): boolean {
  if (!hint.test(name)) return false;
  const words = wordsOf(name);
  const last = words.at(-1) ?? '';
  return secretWords.has(last) || secretEnd.test(words.slice(-2).join(''));
}

/**
 * Whether a value is worth seeing although its name promises a secret: nothing, a
 * switch, a small number, a path, a variable or a file that is read when it is used;
 * the bracket after which the value itself begins, each line under its own name.
 */
export function isOpenValue(value: string): boolean {
  return (
    /^(?:|true|false|yes|no|on|off|null|\d{1,3}|[{[])$/i.test(value) ||
    /^\/(?:[a-z0-9._-]+\/)+[a-z0-9._-]+$/.test(value) ||
    /^\$(?:\{\w+\}|\(\w+\)|\(cat [\w./${}"-]+\))$/.test(value)
  );
}

// --- internal ---

function wordsOf(name: string): string[] {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
  while (words.length > 1 && trailing.test(words.at(-1) ?? '')) words.pop();
  return words;
}
