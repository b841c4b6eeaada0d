import { parseAllDocuments, Scalar, visit } from 'yaml';

/**
 * Quotes, in the YAML that cdk8s's library wrote, each text that it left plain and that
 * the reader of kubectl and Argo CD would take for a number: an entity named `0o17`
 * would keep its whole instance from being deployed. All else stays byte for byte.
 */
export function quotedForGo(yaml: string): string {
  const plain: [number, number][] = [];
  for (const document of parseAllDocuments(yaml, { version: '1.1', logLevel: 'silent' })) {
    visit(document, {
      Scalar(_, { type, value, source = '', range }) {
        if (type !== Scalar.PLAIN || !range) return;
        // The library reads a key `<<` as a mark of its own.
        if (typeof value !== 'string' && source !== '<<') return;
        if (isMisreadByGo(source)) plain.push([range[0], range[1]]);
      },
    });
  }
  return plain.reduceRight(
    (text, [from, to]) => `${text.slice(0, from)}"${text.slice(from, to)}"${text.slice(to)}`,
    yaml,
  );
}

/**
 * Whether a plain text, which the library takes for text, is a number to go-yaml, the
 * reader in sigs.k8s.io/yaml: it drops every underscore, then asks Go's `ParseInt` with
 * base 0, then its own pattern of a float (resolve.go, versions 2 and 3). Or whether it
 * merges maps there, as a key.
 */
export function isMisreadByGo(text: string): boolean {
  return text === '<<' || number.test(text.replaceAll('_', ''));
}

// --- internal ---

const number =
  /^[-+]?(?:0b[01]+|0o[0-7]+|0x[0-9a-f]+|(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:e[-+]?[0-9]+)?)$/i;
