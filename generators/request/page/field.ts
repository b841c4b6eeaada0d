import { escapeHtml } from '../../../lib/base/encode/index.ts';
import type { Bilingual } from '../../../lib/base/index.ts';
import { type Field, oneLine } from '../definition/field.ts';
import { helpOf } from '../form/condition.ts';
import { conditionClass } from './style.ts';

/**
 * Characters that a long answer may have here: the page hands all answers on in one
 * address, of which forges and proxies take 8 KiB. More is written on the forge.
 */
const longestText = 1500;

/** The fields of a form, a fieldset for each group. Boxes are left out: a commitment is made on the forge. */
export function fieldsets(fields: readonly Field[]): string {
  const filled = fields.filter(({ type }) => type !== 'checkboxes');
  const groups = new Map(filled.map(({ group }) => [oneLine(group), group]));
  return [...groups]
    .map(([name, group]) => {
      const members = filled.filter((field) => oneLine(field.group) === name);
      const controls = members.map((field) => control(field, fields)).join('\n');
      return `<fieldset>\n<legend>${bilingual(group)}</legend>\n${controls}\n</fieldset>`;
    })
    .join('\n');
}

/** Both languages in one line, each marked as what it is. */
export function bilingual({ fr, en }: Bilingual): string {
  if (fr === en) return escapeHtml(fr);
  return `${escapeHtml(fr)} / <span lang="en">${escapeHtml(en)}</span>`;
}

// --- internal ---

function control(field: Field, all: readonly Field[]): string {
  const { id, label } = field;
  const help = helpOf(field, all);
  const name = conditionClass(field);
  const needed = field.required ? ' (obligatoire / <span lang="en">required</span>)' : '';
  return [
    `<div${name === undefined ? '' : ` class="${name}"`}>`,
    `<label for="${id}">${bilingual(label)}${needed}</label>`,
    `<p class="help" id="${id}-help">${escapeHtml(help.fr)}<br><span lang="en">${escapeHtml(help.en)}</span></p>`,
    input(field),
    '</div>',
  ].join('\n');
}

function input(field: Field): string {
  const { id } = field;
  const common = `id="${id}" name="${id}" aria-describedby="${id}-help"${field.required ? ' required' : ''}`;
  if ('options' in field) {
    const options = field.options.map(({ value, label }) => {
      const text = escapeHtml(oneLine(label));
      return `<option data-value="${escapeHtml(value)}" value="${text}">${text}</option>`;
    });
    return `<select ${common}>\n<option value=""></option>\n${options.join('\n')}\n</select>`;
  }
  const example = `placeholder="${escapeHtml(field.example)}"`;
  if (field.type === 'input') return `<input type="text" ${common} ${example} maxlength="300">`;
  return `<textarea ${common} ${example} maxlength="${longestText}"></textarea>`;
}
