import { instanceFile } from '../../source/role.ts';
import { listed } from '../look/hit.ts';
import type { Rule } from '../rule.ts';

/** Law 1: a request touches the files of its own instance, and no other. */
export const outsideRequest: Rule = {
  id: 'outside-request',
  level: 'block',
  finds:
    'The pull request of a request touches a file that does not carry the slug of its instance.',
  reason:
    'Who asks for a notebook would change that of somebody else, or the fleet itself (law 1).',
  fix: 'Take the other files out; they belong into a pull request of their own.',
  symmetric: true,
  find: ({ request, files, source }) => {
    if (request === undefined) return [];
    const rendered = files.filter(({ owner }) => owner.slug !== request);
    const others = (source?.files ?? []).filter(({ path }) => path !== instanceFile(request));
    const paths = [
      ...others.map(({ path }) => path),
      ...rendered.map(({ path }) => `dist/${path}`),
    ];
    if (paths.length === 0) return [];
    const instances = [...new Set(rendered.flatMap(({ owner }) => owner.slug ?? []))];
    return [{ object: instanceFile(request), instances, message: `Outside it: ${listed(paths)}.` }];
  },
};
