import { defineCommand } from 'citty';
import { strict } from './rim/usage.ts';

export const command = defineCommand({
  meta: { name: 'request', description: 'From an issue to a pull request, and the forms for it' },
  subCommands: {
    body: () => import('./request/body.ts').then(({ command }) => strict(command)),
    check: () => import('./request/check.ts').then(({ command }) => strict(command)),
    digest: () => import('./request/digest.ts').then(({ command }) => strict(command)),
    form: () => import('./request/form.ts').then(({ command }) => strict(command)),
    hook: () => import('./request/hook.ts').then(({ command }) => strict(command)),
    open: () => import('./request/open.ts').then(({ command }) => strict(command)),
    parse: () => import('./request/parse.ts').then(({ command }) => strict(command)),
    poll: () => import('./request/poll.ts').then(({ command }) => strict(command)),
    publish: () => import('./request/publish.ts').then(({ command }) => strict(command)),
    status: () => import('./request/status.ts').then(({ command }) => strict(command)),
  },
});
