/** Said at the top of every file that the definition generates. */
export const generatedBy =
  'Made by `fleet request form` from generators/request/definition: change it there.';
