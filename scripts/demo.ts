import { defineCommand } from 'citty';
import { shared } from './rim/arguments.ts';
import { print } from './rim/terminal.ts';
import { tellTheRoad } from './roads/demo.ts';

export const command = defineCommand({
  meta: {
    name: 'demo',
    description: 'The whole road in a throw-away clone: request, answer, review, merge, manifests',
  },
  args: { repo: shared.repo },
  async run({ args }) {
    for await (const paragraph of tellTheRoad(args.repo)) print(paragraph);
  },
});
