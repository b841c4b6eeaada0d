import type { Resolved } from '../../instance/index.ts';
import { type Certificate, certificateTerms } from '../custom/certificate.ts';
import { metadata } from '../labels.ts';
import { dedicatedService, dedicatedTls } from './names.ts';

/**
 * The certificate of an instance's own MySQL: PHP compares it with `DB_HOST` and
 * offers no way round that (facts/elabftw.md 4).
 */
export function databaseCertificate(resolved: Resolved): Certificate {
  const service = `${dedicatedService}.${resolved.namespace}`;
  return {
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    metadata: metadata(resolved, dedicatedTls, 'secrets'),
    spec: {
      ...certificateTerms,
      secretName: dedicatedTls,
      issuerRef: {
        group: 'cert-manager.io',
        kind: resolved.cluster.issuer.kind,
        name: resolved.cluster.issuer.name,
      },
      dnsNames: [dedicatedService, service, `${service}.svc`, `${service}.svc.cluster.local`],
    },
  };
}
