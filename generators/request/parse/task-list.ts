import type { Line, Lines } from './normalise.ts';

/** A line `- [x] text`, as forges write the boxes of a form. */
export interface Task {
  readonly number: number;
  readonly ticked: boolean;
  readonly label: string;
}

/** The boxes among these lines, and the lines that are neither a box nor blank. */
export function taskList({ first, texts }: Lines): {
  readonly tasks: readonly Task[];
  readonly others: readonly Line[];
} {
  const tasks: Task[] = [];
  const others: Line[] = [];
  for (const [index, text] of texts.entries()) {
    const number = first + index;
    const { tick, label } = pattern.exec(text)?.groups ?? {};
    if (tick !== undefined && label !== undefined) {
      tasks.push({ number, ticked: tick !== ' ', label });
    } else if (text.trim() !== '') {
      others.push({ number, text });
    }
  }
  return { tasks, others };
}

// --- internal ---

const pattern = /^- \[(?<tick>[ xX])\] (?<label>.+)$/;
