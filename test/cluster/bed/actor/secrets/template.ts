import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

type Texts = Readonly<Record<string, string>>;

/** Evaluates templates by key over values by name. */
export type Evaluate = (templates: Texts, data: Texts) => Promise<Texts>;

/** Evaluation by the bed's own program, which is Go's templates and sprig's functions. */
export function evaluateWith(program: string): Evaluate {
  return async (templates, data) => {
    const child = spawn(program, { stdio: ['pipe', 'pipe', 'pipe'] });
    child.stdin.on('error', () => undefined).end(JSON.stringify({ templates, data }));
    const [answer, refusal] = await Promise.all([text(child.stdout), text(child.stderr)]);
    if (refusal !== '') throw new Error(`a template of External Secrets fails: ${refusal.trim()}`);
    return JSON.parse(answer) as Texts;
  };
}
