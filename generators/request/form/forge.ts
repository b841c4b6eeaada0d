/** The forges whose forms this room writes and whose bodies it reads. */
export const forges = ['github', 'gitlab'] as const;
export type Forge = (typeof forges)[number];

/**
 * Characters that an issue may have. GitHub refuses more than 65,536 (facts/requests.md C);
 * GitLab's limit for a description is 1 MiB.
 */
export const bodyLimit: Readonly<Record<Forge, number>> = { github: 65_536, gitlab: 1_048_576 };

/** What GitHub writes where an optional field was left empty. */
export const noResponse = '_No response_';
