import { agentCheck, type Check, flag, seen } from '../check.ts';

/** The process that runs, and the image that it runs. facts/service.md B.2. */
export const containerChecks: readonly Check[] = [
  agentCheck(
    'container-user',
    'container',
    'probe.sh uid',
    [
      'high',
      'Le conteneur ne tourne pas en root.',
      'The container does not run as root.',
      'Donnez-lui un utilisateur sans droits (génération 6).',
      'Give it a user without rights (generation 6).',
    ],
    ({ container: one }) =>
      seen(
        one?.uid,
        (uid) => uid !== 0,
        (uid) => `uid ${uid}`,
      ),
  ),
  agentCheck(
    'container-read-only',
    'container',
    'probe.sh root',
    [
      'medium',
      'Son système de fichiers est en lecture seule.',
      'Its file system is read-only.',
      'Montez la racine en lecture seule.',
      'Mount its root read-only.',
    ],
    ({ container: one }) => flag(one?.readOnlyRoot),
  ),
  agentCheck(
    'container-capabilities',
    'container',
    'probe.sh capabilities',
    [
      'high',
      'Il n’a aucune capacité du noyau.',
      'It has no kernel capability.',
      'Retirez toutes les capacités (cap_drop: ALL).',
      'Drop all capabilities (cap_drop: ALL).',
    ],
    ({ container: one }) =>
      seen(
        one?.capabilities,
        (all) => all.length === 0,
        (all) => all.join(', ') || 'none',
      ),
  ),
  agentCheck(
    'container-privileges',
    'container',
    'probe.sh no-new-privileges',
    [
      'high',
      'Il ne peut gagner de droits.',
      'It cannot gain rights.',
      'Ajoutez no-new-privileges.',
      'Add no-new-privileges.',
    ],
    ({ container: one }) => flag(one?.noNewPrivileges),
  ),
  agentCheck(
    'container-digest',
    'container',
    'probe.sh image',
    [
      'medium',
      'L’image est fixée par son empreinte.',
      'The image is pinned by its digest.',
      'Fixez l’image par tag et empreinte.',
      'Pin the image by tag and digest.',
    ],
    ({ container: one }) => flag(one?.pinnedByDigest),
  ),
  agentCheck(
    'container-attestation',
    'container',
    'probe.sh attested',
    [
      'medium',
      'La provenance de l’image est attestée.',
      'The provenance of the image is attested.',
      'Vérifiez l’attestation avant de déployer.',
      'Verify the attestation before deploying.',
    ],
    ({ container: one }) => flag(one?.attested),
  ),
  agentCheck(
    'container-dev-mode',
    'container',
    'probe.sh dev-mode',
    [
      'high',
      'DEV_MODE et DEMO_MODE sont éteints.',
      'DEV_MODE and DEMO_MODE are off.',
      'Retirez DEV_MODE et DEMO_MODE.',
      'Remove DEV_MODE and DEMO_MODE.',
    ],
    ({ container: one }) =>
      seen(
        one?.devMode,
        (on) => !on,
        (on) => (on ? 'on' : 'off'),
      ),
  ),
];
