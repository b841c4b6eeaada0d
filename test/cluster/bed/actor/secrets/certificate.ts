import { type Kubernetes, type Live, referenceTo } from '../../client/index.ts';
import type { Journal } from '../journal.ts';
import type { Part } from '../part.ts';
import { condition } from '../status.ts';
import { secretKind } from './external-secret.ts';

/** cert-manager's `Certificate`, as far as the fleet uses it. */
interface Certificate extends Live {
  readonly spec: { readonly secretName: string };
  readonly status?: {
    readonly revision?: number;
    readonly conditions?: readonly { readonly type: string; readonly status: string }[];
  };
}

/** What stands in the Secret: nothing in the bed speaks TLS with it. */
const placeholder = Buffer.from('played by the bed').toString('base64');
const ninetyDays = 90 * 86_400_000;

/** What cert-manager writes on a Secret of its own. */
const nameAnnotation = 'cert-manager.io/certificate-name';

const certificateKind = { apiVersion: 'cert-manager.io/v1', kind: 'Certificate' };

/**
 * Plays cert-manager: issues every certificate at once, into the Secret that it names,
 * and issues it anew when that Secret is gone.
 */
export function certificates(
  kubernetes: Kubernetes,
  journal: Journal,
): readonly [Part<Certificate>, Part<Live>] {
  return [
    { kind: certificateKind, reconcile },
    { kind: secretKind, reconcile: async () => undefined, gone: issueAgain },
  ];

  async function issueAgain({ metadata }: Live): Promise<void> {
    const name = metadata.annotations?.[nameAnnotation];
    if (name === undefined) return;
    const reference = { ...certificateKind, namespace: metadata.namespace, name };
    const certificate = await kubernetes.find<Certificate>(reference);
    if (certificate !== undefined) await reconcile(certificate);
  }

  async function reconcile(certificate: Certificate): Promise<undefined> {
    const { namespace = '', name } = certificate.metadata;
    const { secretName } = certificate.spec;
    if (await kubernetes.find({ ...secretKind, namespace, name: secretName })) {
      // Made anew beside the Secret of the one before it: that one is taken over.
      if (!isReady(certificate)) await tell(certificate);
      return;
    }
    const secret = {
      ...secretKind,
      metadata: { name: secretName, namespace, annotations: { [nameAnnotation]: name } },
      type: 'kubernetes.io/tls',
      data: { 'tls.crt': placeholder, 'tls.key': placeholder, 'ca.crt': placeholder },
    };
    await kubernetes.apply(secret, { manager: 'cert-manager' });
    await tell(certificate);
    journal.note(certificate, `issued into ${secretName}`);
  }

  async function tell(certificate: Certificate): Promise<void> {
    const status = issued(certificate);
    await kubernetes.patch(referenceTo(certificate), { status }, { subresource: 'status' });
  }
}

// --- internal ---

function isReady({ status }: Certificate): boolean {
  return (
    status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True') === true
  );
}

function issued({ metadata, status }: Certificate): object {
  const now = Date.now();
  const good = condition('Ready', true, 'Ready', 'Certificate is up to date');
  return {
    conditions: [{ ...good, observedGeneration: metadata.generation }],
    notBefore: new Date(now).toISOString(),
    notAfter: new Date(now + ninetyDays).toISOString(),
    renewalTime: new Date(now + (ninetyDays * 2) / 3).toISOString(),
    revision: (status?.revision ?? 0) + 1,
  };
}
