import type { Change, ChangeKind, Report, RiskLevel, Verdict } from '../../report.ts';
import { countsOf, leadOf, signs } from '../words.ts';
import { costTables } from './cost.ts';
import { exceptionTable } from './exceptions.ts';
import { foldTable } from './folds.ts';
import { type Cell, code } from './inline.ts';
import { riskTables } from './risks.ts';
import { problemTable, sourceTables } from './sources.ts';
import { unexplainedTable } from './unexplained.ts';

/** What every form of the report shows, in the order in which a maintainer needs it. */
export interface ReviewPage {
  readonly verdict: Verdict;
  /** A sign before the verdict, beside the word: never the sign alone. */
  readonly sign: string;
  /** What the verdict asks of the reader, then how much there is of everything. */
  readonly lead: readonly string[];
  readonly tables: readonly Table[];
  readonly details: readonly PlaceDetails[];
}

export interface Table {
  /** Of its heading, in HTML the place that links lead to. */
  readonly id: string;
  readonly title: string;
  /** What its rows are, in the plural. */
  readonly noun: string;
  readonly note?: Cell;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  /** Read by few: shown only when it is asked for. */
  readonly isFolded: boolean;
  /** Whether its rows are short enough for a line each on a terminal. */
  readonly isShort?: boolean;
  /** Share of the room still left that it may take in a comment, from 0 to 1. */
  readonly share: number;
}

export interface Row {
  /** One for each column. */
  readonly cells: readonly Cell[];
  /** What the reader is told when the row is left out. */
  readonly name: Cell;
  readonly level?: RiskLevel;
}

/** What changes in one instance, or in what a cluster owns itself. */
export interface PlaceDetails {
  readonly cluster: string;
  readonly instance: string | null;
  readonly counts: Readonly<Record<ChangeKind, number>>;
  readonly changes: readonly Change[];
}

/** Whether the rows about several instances tell all of it. */
export function isTold({ fold, fields }: Change): boolean {
  return fold !== null || (fields.length > 0 && fields.every((field) => field.fold !== null));
}

export function pageOf(report: Report): ReviewPage {
  const tables = [
    ...riskTables(report.risks),
    unexplainedTable(report.unexplained),
    problemTable(report.source),
    ...sourceTables(report),
    foldTable(report),
    ...costTables(report.cost),
    exceptionTable(report.exceptions),
  ];
  return {
    verdict: report.verdict,
    sign: signs[report.verdict],
    lead: leadOf(report),
    tables: tables.filter(({ rows, note }) => rows.length > 0 || note !== undefined),
    details: detailsOf(report.changes),
  };
}

/** Whose details these are: `umr-x on ouest`, `ouest itself`. */
export function placeName({ cluster, instance }: Pick<PlaceDetails, 'cluster' | 'instance'>): Cell {
  return instance === null
    ? ['the cluster ', code(cluster), ' itself']
    : [code(instance), ' on ', code(cluster)];
}

// --- internal ---

function detailsOf(changes: readonly Change[]): PlaceDetails[] {
  const places = new Map<string, Place>();
  for (const change of changes) {
    const { cluster, instance } = change;
    const key = JSON.stringify([cluster, instance]);
    const place = places.get(key) ?? { cluster, instance, changes: [] };
    place.changes.push(change);
    places.set(key, place);
  }
  return [...places.values()].map((place) => ({ ...place, counts: countsOf(place.changes) }));
}

interface Place extends Omit<PlaceDetails, 'counts'> {
  readonly changes: Change[];
}
