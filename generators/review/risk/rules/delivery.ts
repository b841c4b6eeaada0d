import type { Hit, Rule } from '../rule.ts';

/** What stands between a merge and the clusters (law 10). */
export const deliveryChanged: Rule = {
  id: 'delivery-changed',
  level: 'warn',
  finds:
    'What moves or protects the branch live changes: the delivery, its workflow, the code owners.',
  reason:
    'Only what was checked is deployed (law 10): whoever changes this decides what checked means.',
  fix: 'See that live still moves by CI alone, after all checks, to what main is.',
  symmetric: true,
  find: ({ source }) =>
    (source?.files ?? [])
      .filter(({ path }) => guarding.test(path))
      .map(
        ({ path, change }): Hit => ({
          object: path,
          instances: [],
          message: `It is ${change}, and it decides what reaches live.`,
        }),
      ),
};

// --- internal ---

const guarding =
  /^(?:\.github\/workflows\/deliver[^/]*\.ya?ml|\.gitlab-ci\.yml|\.gitlab\/.*deliver.*|(?:\.github\/|\.gitlab\/|docs\/)?CODEOWNERS|scripts\/deliver\.ts|scripts\/roads\/deliver[^/]*\.ts|\.ci\/run)$/;
