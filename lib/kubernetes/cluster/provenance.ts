import type { ElabftwRelease, Platform } from '../../platform/index.ts';
import type { KubernetesObject } from '../object.ts';

/** Kyverno's CEL policy over images. Kyverno 1.17 and newer, only what we set. */
export interface ImageValidatingPolicy extends KubernetesObject {
  readonly apiVersion: 'policies.kyverno.io/v1';
  readonly kind: 'ImageValidatingPolicy';
  readonly spec: {
    readonly validationActions: readonly ['Deny'];
    readonly matchConstraints: {
      readonly namespaceSelector: {
        readonly matchExpressions: readonly { readonly key: string; readonly operator: 'Exists' }[];
      };
      readonly resourceRules: readonly {
        readonly apiGroups: readonly string[];
        readonly apiVersions: readonly string[];
        readonly operations: readonly string[];
        readonly resources: readonly string[];
      }[];
    };
    readonly matchImageReferences: readonly { readonly glob: string }[];
    readonly attestors: readonly unknown[];
    readonly attestations: readonly unknown[];
    readonly validations: readonly { readonly expression: string; readonly message: string }[];
  };
}

/**
 * The editor signs no stable image, but attests how each was built (facts/elabftw.md
 * 1, facts/hardening.md D.5): so the attestation is asked for, not a signature. Each
 * image comes from the editor's own release workflow or does not run.
 */
export function provenancePolicy({ releases }: Platform, slugLabel: string): ImageValidatingPolicy {
  return {
    apiVersion: 'policies.kyverno.io/v1',
    kind: 'ImageValidatingPolicy',
    metadata: { name: 'eln-provenance' },
    spec: {
      validationActions: ['Deny'],
      matchConstraints: {
        namespaceSelector: { matchExpressions: [{ key: slugLabel, operator: 'Exists' }] },
        resourceRules: [
          {
            apiGroups: [''],
            apiVersions: ['v1'],
            operations: ['CREATE', 'UPDATE'],
            resources: ['pods'],
          },
        ],
      },
      matchImageReferences: imagesOf(releases.elabftw).map((glob) => ({ glob })),
      attestors: [
        {
          name: 'editor',
          cosign: {
            keyless: {
              identities: [
                {
                  issuer: 'https://token.actions.githubusercontent.com',
                  subjectRegExp:
                    '^https://github\\.com/elabftw/elabftw/\\.github/workflows/build_release\\.yaml@refs/tags/.+$',
                },
              ],
            },
          },
        },
      ],
      attestations: [{ name: 'provenance', intoto: { type: 'https://slsa.dev/provenance/v1' } }],
      validations: [
        {
          expression:
            'images.containers.map(image, verifyAttestationSignatures(image, attestations.provenance, [attestors.editor])).all(count, count > 0)',
          message: 'This image does not come from eLabFTW’s own release workflow.',
        },
      ],
    },
  };
}

// --- internal ---

function imagesOf(releases: readonly ElabftwRelease[]): readonly string[] {
  return [...new Set(releases.map(({ image }) => `${image}*`))];
}
