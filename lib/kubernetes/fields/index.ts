/** What Kubernetes 1.36 and the operators know of the kinds that this fleet renders. */
export { type Fields, fields, type Kind, kindOf } from './catalogue.ts';
export { type FieldProblem, fieldProblems } from './check.ts';
