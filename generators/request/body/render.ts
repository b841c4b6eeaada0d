import type { Platform } from '../../../lib/platform/index.ts';
import { type Field, headingOf, optionLabels } from '../definition/field.ts';
import { requestKinds } from '../definition/index.ts';
import type { RequestKind } from '../definition/kind.ts';
import { type Forge, noResponse } from '../form/forge.ts';
import { boxes, filledTemplate } from '../form/gitlab.ts';
import { type Answers, readAnswers } from './answers.ts';

/** The body of the issue that this forge would make of these answers. */
export function renderBody(kind: RequestKind, answers: Answers, forge: Forge): string {
  // GitLab: the template, filled in by somebody careful who leaves the comments where they are.
  return forge === 'github'
    ? githubBody(kind, answers)
    : filledTemplate(kind, (field) => gitlabAnswer(field, answers));
}

/**
 * GitLab's body where there is little room, each shorter than the one before: without the
 * help, then without the choices that were not taken either. The parser reads them all.
 */
export function shortBodies(kind: RequestKind, answers: Answers): readonly string[] {
  const all = (field: Field) => gitlabAnswer(field, answers);
  const taken = (field: Field) =>
    (field.type === 'dropdown' && textOf(answers, field)) || gitlabAnswer(field, answers);
  return [filledTemplate(kind, all, false), filledTemplate(kind, taken, false)];
}

/**
 * The same, from an answers file.
 *
 * @throws {FleetError} `ANSWERS_…` when the file names a kind, field or box that does not exist.
 */
export function renderAnswers(json: unknown, platform: Platform, forge: Forge): string {
  const { kind, answers } = readAnswers(json, requestKinds(platform));
  return renderBody(kind, answers, forge);
}

// --- internal ---

/** GitHub writes each field as a heading and its answer, and says where an optional one is empty. */
function githubBody({ fields }: RequestKind, answers: Answers): string {
  return fields
    .map((field) => {
      const answer =
        field.type === 'checkboxes'
          ? boxes(optionLabels(field), listOf(answers, field), 'X')
          : textOf(answers, field) || noResponse;
      return `${headingOf(field)}\n\n${answer}`;
    })
    .join('\n\n');
}

function gitlabAnswer(field: Field, answers: Answers): string {
  switch (field.type) {
    case 'checkboxes':
      return boxes(optionLabels(field), listOf(answers, field), 'x');
    case 'dropdown':
      return choice(optionLabels(field), textOf(answers, field));
    case 'input':
    case 'textarea':
      return textOf(answers, field);
  }
}

function choice(labels: readonly string[], answer: string): string {
  const all = labels.includes(answer) || answer === '' ? labels : [...labels, answer];
  return boxes(all, [answer], 'x');
}

function textOf(answers: Answers, { id }: Field): string {
  const answer = answers.get(id);
  return typeof answer === 'string' ? answer.trim() : '';
}

function listOf(answers: Answers, { id }: Field): readonly string[] {
  const answer = answers.get(id);
  return typeof answer === 'object' ? answer : [];
}
