import { defineCommand } from 'citty';
import { forges, renderAnswers } from '../../generators/request/index.ts';
import { platform } from '../../lib/platform/index.ts';
import { needed, oneOf, shared } from '../rim/arguments.ts';
import { parseJson, readInput } from '../rim/input.ts';

export const command = defineCommand({
  meta: { name: 'body', description: 'Print the issue body that a forge would make of answers' },
  args: {
    answers: { type: 'string', description: 'JSON file of the answers', valueHint: 'FILE' },
    forge: shared.forge,
  },
  run({ args }) {
    const path = needed('answers', args.answers);
    const forge = oneOf('forge', args.forge, forges);
    const answers = parseJson(readInput(path), path);
    // No line end is added: the body is what the forge would store, byte for byte.
    process.stdout.write(renderAnswers(answers, platform, forge));
  },
});
