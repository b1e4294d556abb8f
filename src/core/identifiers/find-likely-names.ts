import { eponyms, notNamePhrases } from './not-names.ts';
import { readWords, type Word } from './read-words.ts';
import {
  copulas,
  dating,
  done,
  harming,
  kin,
  modals,
  moving,
  movingTo,
  namesThings,
  noInitials,
  particles,
  peopleDo,
  placing,
  saying,
  states,
  titles,
} from './words-around-names.ts';

/** Where a likely name stands; `masked` shows the person which it was. */
export type LikelyName = { start: number; end: number; name: string };

/**
 * Likely personal names in a note, in order. It asks, so it may be wrong either way: names in small letters that nobody
 * has listed slip through, and an unusual word with a capital is taken for a name.
 */
export function findLikelyNames(text: string): LikelyName[] {
  const words = readWords(text.replace(notNamePhrases, (phrase) => '~'.repeat(phrase.length)));
  const likely = words.map((_, at) => isLikelyName(words, at));
  spread(words, likely);
  return spans(text, words, likely);
}

const plainGap = (word: Word | undefined) => word !== undefined && /^\s{1,2}$/.test(word.gap);

function isLikelyName(words: readonly Word[], at: number): boolean {
  const word = words[at] as Word;
  const before = words[at - 1];
  const next = words[at + 1];
  if (word.initials) return isLikelyInitials(words, at);
  if (isThing(word, next) || isNamedThing(words, at)) return false;
  if (/^(?:Mc|O['’])\p{Lu}\p{Ll}/u.test(word.text)) return true;
  if (isIntroduced(words, at)) return true;
  const seen = word.capital && !(word.shouted && word.kind !== 'name');
  switch (word.kind) {
    case 'plain':
      return false;
    case 'name':
      return word.base.length > 2 || seen;
    case 'date':
      return (
        seen &&
        !(before && dating.has(before.base)) &&
        ((acts(words, at) && !copulas.has(next?.base ?? '')) ||
          (before !== undefined && done.has(before.base)))
      );
    case 'both':
      if (!seen) return false;
      if (word.begins) return acts(words, at) || (isCapitalName(next) && plainGap(next));
      return !isPlaced(words, at) && !isPartOfTerm(words, at);
    case 'unknown':
      if (!word.capital) return saysSomething(word, next);
      if (word.shouted || word.base.length < 3) return false;
      if (word.begins) return acts(words, at) || word.possessive || isFirstOfTwo(words, at);
      return !isPlaced(words, at) && !isPartOfTerm(words, at);
  }
}

const isCapitalName = (word: Word | undefined) =>
  word?.capital === true && !word.shouted && (word.kind === 'name' || word.kind === 'both');

/** "Efua Mensah came": two unknown words with capitals, then something that people do. */
const isFirstOfTwo = (words: readonly Word[], at: number) => {
  const next = words[at + 1];
  if (!next || !plainGap(next) || !next.capital || next.shouted || next.kind === 'plain') return false;
  return next.kind === 'name' || acts(words, at + 1) || words[at + 2]?.gap.startsWith(',') === true;
};

/** "Victoria Ward", "Down's syndrome", "Crohn's". */
function isThing(word: Word, next: Word | undefined): boolean {
  const named = next !== undefined && plainGap(next) && namesThings.has(next.base);
  if (eponyms.has(word.base) && (word.possessive || named)) return true;
  return (
    named && (next.capital || /^(?:syndrome|disease|score|scale|palsy|ward|road|hospital)$/.test(next.base))
  );
}

/** The ward of "Victoria Ward". */
const isNamedThing = (words: readonly Word[], at: number) => {
  const [before, word] = [words[at - 1], words[at] as Word];
  return before?.capital === true && isThing(before, word);
};

/** Something that only people do comes next: "Rose told me", "Grace is afraid". */
function acts(words: readonly Word[], at: number): boolean {
  const word = words[at] as Word;
  const next = words[at + 1];
  if (!next || !plainGap(next) || next.capital || !peopleDo.has(next.base)) return false;
  if (modals.has(word.base) && /^(?:put|beat|become|come|run|cut|let)$/.test(next.base)) return false;
  if (!copulas.has(next.base) || word.kind === 'name') return true;
  const third = words[at + 2];
  return third !== undefined && (states.has(third.base) || /(?:ing|ed)$/.test(third.base));
}

const saysSomething = (word: Word, next: Word | undefined) =>
  next !== undefined &&
  plainGap(next) &&
  (saying.has(next.base) || harming.has(next.base)) &&
  word.base.length > 3;

/** "called Xiulan", "Mrs Pond", "his wife dariusz said": what stands before says that a name comes. */
function isIntroduced(words: readonly Word[], at: number): boolean {
  const word = words[at] as Word;
  const [second, before] = [words[at - 2], words[at - 1]];
  if (!before) return false;
  const next = words[at + 1];
  if (titles.has(before.base) && /^\.?\s{1,2}$/.test(word.gap)) {
    if (before.capital ? word.capital : /^(?:mr|mrs|ms)$/.test(before.base)) {
      if (word.text.length === 1) return word.capital && before.base !== 'nurse';
      return word.kind !== 'plain';
    }
  }
  if (word.kind === 'plain' || word.shouted || !/^\s{1,2}$|^: $/.test(word.gap)) return false;
  const called =
    (/^(?:called|named|aka|nicknamed)$/.test(before.base) &&
      !(second && /^(?:he|she|they|i|was|so)$/.test(second.base))) ||
    (before.base === 'as' && second?.base === 'known') ||
    (before.base === 'is' && /^(?:name|names|surname)$/.test(second?.base ?? '')) ||
    /^(?:name|surname)$/.test(before.base);
  if (called) return word.kind === 'unknown' ? word.base.length > 2 : true;
  if (!kin.has(before.base) || before.possessive || !/^\s{1,2}$/.test(word.gap)) return false;
  if (word.capital) return !word.begins;
  if (modals.has(word.base)) return false;
  return next !== undefined && plainGap(next) && peopleDo.has(next.base);
}

function isLikelyInitials(words: readonly Word[], at: number): boolean {
  const word = words[at] as Word;
  const before = words[at - 1];
  const next = words[at + 1];
  if (before && titles.has(before.base) && before.capital) return true;
  if (next && plainGap(next) && next.capital && !next.shouted && next.kind !== 'plain') return true;
  return word.base.length > 2 && !noInitials.test(word.base);
}

/** "in Frome", "moved to Lahore". */
function isPlaced(words: readonly Word[], at: number): boolean {
  const before = words[at - 1];
  const second = words[at - 2];
  if (!before) return false;
  if (placing.has(before.base)) return true;
  return movingTo.has(before.base) && second !== undefined && moving.has(second.base);
}

/** "Universal Credit": a capital after a word with a capital that needs none. */
function isPartOfTerm(words: readonly Word[], at: number): boolean {
  const before = words[at - 1];
  const next = words[at + 1];
  const isTerm = (word: Word | undefined) =>
    word?.capital === true &&
    word.kind === 'plain' &&
    !word.begins &&
    !titles.has(word.base) &&
    !kin.has(word.base);
  return (
    (plainGap(words[at]) && isTerm(before)) ||
    (plainGap(next) && next?.capital === true && next.kind === 'plain' && !next.shouted)
  );
}

/** A name's neighbours: the surname after the first name, initials and "van der" before, "Mr". */
function spread(words: readonly Word[], likely: boolean[]): void {
  const canJoin = (word: Word) =>
    word.initials || (word.capital && !word.shouted && word.kind !== 'plain' && word.kind !== 'date');
  words.forEach((word, at) => {
    if (likely[at]) return;
    const joinsBefore = likely[at - 1] === true && plainGap(word) && !(words[at - 1] as Word).possessive;
    const small =
      !word.capital &&
      (word.kind === 'name' || (word.kind === 'both' && !words[at - 1]?.capital && isEnd(words, at)));
    if (joinsBefore && (canJoin(word) || small) && !isThing(word, words[at + 1]) && !isNamedThing(words, at))
      likely[at] = true;
  });
  for (let at = words.length - 2; at >= 0; at--) {
    const [word, next] = [words[at] as Word, words[at + 1] as Word];
    const touches = /^\.?\s{1,2}$/.test(next.gap);
    const particle =
      particles.has(word.base) && (likely[at + 1] || (next.capital && next.kind === 'both' && !word.begins));
    if (!touches || likely[at]) continue;
    if (particle && !word.capital) {
      likely[at] = true;
      likely[at + 1] = true;
    } else if (likely[at + 1] && canJoin(word) && !word.possessive && plainGap(next) && !isThing(word, next))
      likely[at] = true;
  }
}

const isEnd = (words: readonly Word[], at: number) =>
  !words[at + 1] || !plainGap(words[at + 1]) || peopleDo.has(words[at + 1]?.base ?? '');

function spans(text: string, words: readonly Word[], likely: readonly boolean[]): LikelyName[] {
  const found: LikelyName[] = [];
  let last = -2;
  words.forEach((word, at) => {
    if (!likely[at]) return;
    const end = word.possessive ? word.end - (/s$/.test(word.text) ? 2 : 1) : word.end;
    const previous = found.at(-1);
    const joins = last === at - 1 && /^\.?\s{1,2}$/.test(word.gap) && !(words[at - 1] as Word).possessive;
    if (previous && joins) {
      previous.end = end;
      previous.name =
        text.slice(word.start, end).length > 1
          ? `${previous.name} ${text.slice(word.start, end)}`
          : previous.name;
    } else {
      const title = words[at - 1];
      const titled =
        title !== undefined &&
        titles.has(title.base) &&
        title.kind === 'plain' &&
        /^\.?\s{1,2}$/.test(word.gap);
      found.push({ start: titled ? title.start : word.start, end, name: text.slice(word.start, end) });
    }
    last = at;
  });
  return found;
}
