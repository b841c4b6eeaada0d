import type { Hit, Rule } from '../rule.ts';

/** Findings of a checker that somebody excuses from now on. */
export const exceptionAdded: Rule = {
  id: 'exception-added',
  level: 'block',
  finds: 'A file that holds exceptions of checkers, or a line that silences one, gains something.',
  reason: 'An exception is for every notebook, and for as long as nobody looks again.',
  fix: 'Mend what the checker found; an exception needs its reason, its role and its day.',
  find: ({ source }) =>
    (source?.files ?? []).flatMap(({ path, before, after }): Hit[] => {
      const old = new Set(linesOf(before));
      const come = linesOf(after).filter((line) => !old.has(line));
      const said = files.test(path)
        ? come.filter((line) => !/^(?:\/\/|\/?\*|#|$)/.test(line))
        : come.filter((line) => silencing.test(line));
      if (said.length === 0) return [];
      const lines = said.length === 1 ? 'One line comes' : `${said.length} lines come`;
      return [{ object: path, instances: [], message: `${lines} that excuse from a check.` }];
    }),
};

// --- internal ---

/** Files that hold nothing else. */
const files =
  /^lib\/kubernetes\/exceptions\.ts$|(?:^|\/)\.(?:gitleaks(?:ignore)?|trivyignore|checkov|kube-linter|zizmor)[^/]*$/;

/** Words by which a checker is silenced in place. */
const silencing =
  /\b(?:zizmor: ignore|shellcheck disable=|gitleaks:allow|nosec\b|checkov:skip|trivy:ignore|biome-ignore|ts-ignore|ts-expect-error|actionlint-ignore)/;

function linesOf(text: string | undefined): readonly string[] {
  return (text ?? '').split('\n').map((line) => line.trim());
}
