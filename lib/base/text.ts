/** A sentence for people who ask for a notebook: French first, English beside it. */
export interface Bilingual {
  readonly fr: string;
  readonly en: string;
}

/** The languages a requester is answered in. */
export type Language = keyof Bilingual;
