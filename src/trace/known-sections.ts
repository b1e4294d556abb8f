import type { Guidance, Section } from '../content/schema/guidance.ts';

/** One section of one document; `label` is what a source calls it: "sop 2.7", "guide, victim safety". */
export type KnownSection = { document: string; label: string; section: Section };

/** The guidance as sources see it: the sections of a document in printed order, each found by its id or another name. */
export type KnownSections = {
  documents: readonly string[];
  all: readonly KnownSection[];
  of(document: string): readonly KnownSection[];
  find(document: string, name: string): KnownSection | undefined;
  /** Everything that can be written after the document, for a mistyped one. */
  names(document: string): string[];
};

export function knownSections(guidance: Guidance): KnownSections {
  const all = guidance.documents.flatMap(({ id: document, sections }) =>
    sections.map((section) => ({ document, label: labelOf(document, section.id), section })),
  );
  const byName = new Map(
    all.flatMap((known) => {
      const { id, names } = known.section;
      return [id, ...names].map((name): [string, KnownSection] => [key(known.document, name), known]);
    }),
  );
  const of = (document: string) => all.filter((known) => known.document === document);
  return {
    documents: guidance.documents.map(({ id }) => id),
    all,
    of,
    find: (document, name) => byName.get(key(document, name)),
    names: (document) => of(document).flatMap(({ section }) => [section.id, ...section.names]),
  };
}

/** As content writes it: a number or an appendix follows the document, a heading in words follows a comma. */
export const labelOf = (document: string, id: string) =>
  /^(\d|appendix )/.test(id) ? `${document} ${id}` : `${document}, ${id}`;

const key = (document: string, name: string) =>
  `${document}\0${name.trim().toLowerCase().replaceAll(/\s+/g, ' ')}`;
