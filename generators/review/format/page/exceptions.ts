import type { ExceptionInForce } from '../../report.ts';
import { code, sentence } from './inline.ts';
import type { Table } from './page.ts';

/** Rules of checkers that objects of this change are excused from. */
export function exceptionTable(exceptions: readonly ExceptionInForce[]): Table {
  return {
    ...{ id: 'exceptions', title: 'Checkers’ exceptions in force', noun: 'exceptions' },
    columns: ['Checker', 'Rule', 'Objects', 'Why it is right', 'Accepted by', 'Look again'],
    rows: exceptions.map((one) => ({
      cells: [
        [sentence(one.checker)],
        [code(one.rule)],
        [`${one.objects}`],
        [sentence(one.reason)],
        [sentence(one.acceptedBy)],
        [one.lookAgainOn],
      ],
      name: [sentence(one.checker), ' ', code(one.rule)],
    })),
    isFolded: true,
    share: 0.3,
  };
}
