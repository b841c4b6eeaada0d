/** The text without these secrets, and without anything that has the form of one of GitHub's. */
export function hidden(text: string, secrets: Iterable<string>): string {
  let shown = text;
  for (const secret of secrets) {
    if (secret !== '') shown = shown.replaceAll(secret, placeholder);
  }
  return shown.replace(forms, placeholder);
}

// --- internal ---

const placeholder = '[hidden]';

/** Tokens of GitHub, signed claims (JWT), private keys. */
const forms = new RegExp(
  [
    'gh[a-z]_[\\w.-]{8,}',
    'github_pat_\\w{8,}',
    'eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]+',
    '-----BEGIN [A-Z ]*PRIVATE KEY-----[\\s\\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)',
  ].join('|'),
  'g',
);
