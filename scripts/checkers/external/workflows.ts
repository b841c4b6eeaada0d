/** The files that GitHub runs or obeys, among those of the repository. */
export function workflowFiles(
  files: readonly string[],
  which: 'workflows' | 'all',
): readonly string[] {
  const workflow = /^\.github\/workflows\/[^/]+\.ya?ml$/;
  const others = /^\.github\/dependabot\.ya?ml$|(?:^|\/)action\.ya?ml$/;
  return files.filter((file) => workflow.test(file) || (which === 'all' && others.test(file)));
}
