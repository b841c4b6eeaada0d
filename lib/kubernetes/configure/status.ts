import { z } from 'zod';
import { label } from '../labels.ts';

/** What the last run of the reconciler left in its pod, for the catalogue and the audit. */
export interface ConfigurationStatus {
  readonly by: 'configure' | 'drift';
  /** ISO time at which the run ended. */
  readonly at: string;
  /** As declared: nothing was left to do, and nothing had to be put right that somebody changed. */
  readonly ok: boolean;
  /** eLabFTW's own number; null when it was not reached. */
  readonly release: string | null;
  readonly changes: number;
  /** Names of what differed, or still does. */
  readonly drift: readonly string[];
  /** What only a person can see to: a pilot who has not logged in yet. */
  readonly notes: readonly { readonly note: string; readonly name: string }[];
  readonly problem: { readonly code: string; readonly sentence: string } | null;
}

/**
 * Reads the status of a notebook from the pods of its namespace, as
 * `kubectl get pods -o json` prints them; null when none of them has ended yet. Pods say
 * what their programs said, and a program is told things by people: whatever does not
 * have the shape counts as unreadable, never as good.
 */
export function configurationStatus(pods: unknown): ConfigurationStatus | null {
  const list = podList.safeParse(pods);
  const ended = (list.success ? list.data.items : []).flatMap(endOf);
  const last = ended.toSorted((one, other) => (one.at < other.at ? 1 : -1))[0];
  return last ?? null;
}

// --- internal ---

/** Kubelet keeps 4096 bytes; a name or a sentence is never longer. */
const text = z.string().max(4096);

const podList = z.object({ items: z.array(z.unknown()) });

const endedPod = z.object({
  metadata: z.object({ labels: z.object({ [label.role]: z.enum(['configure', 'drift']) }) }),
  status: z.object({
    containerStatuses: z.tuple([
      z.object({
        state: z.object({
          terminated: z.object({
            finishedAt: z.iso.datetime(),
            message: z.string().optional(),
          }),
        }),
      }),
    ]),
  }),
});

const summary = z.object({
  ok: z.boolean(),
  release: text.nullish(),
  changes: z.int().min(0).optional(),
  drift: z.array(text).optional(),
  notes: z.array(z.object({ note: text, name: text })).optional(),
  problem: z.object({ code: text, sentence: text.optional() }).nullish(),
});

function endOf(pod: unknown): readonly ConfigurationStatus[] {
  const parsed = endedPod.safeParse(pod);
  if (!parsed.success) return [];
  const by = parsed.data.metadata.labels[label.role];
  const { finishedAt: at, message = '' } = parsed.data.status.containerStatuses[0].state.terminated;
  const found = summary.safeParse(documentIn(message));
  return by === undefined ? [] : [{ by, at, ...(found.success ? told(found.data) : unreadable) }];
}

type Told = Omit<ConfigurationStatus, 'by' | 'at'>;

function told({ ok, release, changes, drift, notes, problem }: z.infer<typeof summary>): Told {
  return {
    ok,
    release: release ?? null,
    changes: changes ?? 0,
    drift: drift ?? [],
    notes: notes ?? [],
    problem: problem ? { code: problem.code, sentence: problem.sentence ?? '' } : null,
  };
}

/** A pod that was killed leaves its last lines in place of a status. */
const unreadable: Told = {
  ok: false,
  release: null,
  changes: 0,
  drift: [],
  notes: [],
  problem: { code: 'no-status', sentence: 'The run ended without a status. Look at its log.' },
};

function documentIn(message: string): unknown {
  try {
    return JSON.parse(message);
  } catch {
    return undefined;
  }
}
