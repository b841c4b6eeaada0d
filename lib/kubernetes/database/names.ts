/** Headless service of an instance's own MySQL, and its host name inside the namespace. */
export const dedicatedService = 'database';

/** Secret that cert-manager makes for it: `tls.crt`, `tls.key`, `ca.crt`. */
export const dedicatedTls = 'database-tls';
