/** What a move does to the conversation: helps it, harms somebody, or neither. */
export type MoveKind = 'good' | 'harmful' | 'neutral';

/** The 33 moves of the vocabulary, in its order. What each means and where it comes from is in dialogs/rehearsal/moves.yaml. */
export const kindOfMove = {
  greet: 'neutral',
  'set-limits': 'good',
  'ask-household': 'good',
  'ask-impact': 'good',
  'ask-behaviour': 'good',
  'ask-fear': 'good',
  'ask-police': 'good',
  'ask-children': 'good',
  'ask-pattern': 'good',
  'ask-substances': 'good',
  'ask-self-harm': 'good',
  'ask-weapons': 'good',
  'ask-separation': 'good',
  'ask-pregnancy': 'good',
  'ask-control': 'good',
  'ask-change': 'good',
  listen: 'good',
  validate: 'good',
  'affirm-accountability': 'good',
  'name-unacceptable': 'good',
  'explain-harm-to-children': 'good',
  'explain-help-works': 'good',
  'signpost-specialist': 'good',
  'refer-other': 'good',
  'explain-next-steps': 'good',
  close: 'neutral',
  collude: 'harmful',
  minimise: 'harmful',
  'reveal-victim': 'harmful',
  'suggest-unsafe': 'harmful',
  confront: 'harmful',
  'promise-secrecy': 'harmful',
  other: 'neutral',
} as const satisfies Readonly<Record<string, MoveKind>>;

export type MoveId = keyof typeof kindOfMove;

export const moveIds = Object.keys(kindOfMove) as readonly MoveId[];

export const harmfulMoves = moveIds.filter((move) => kindOfMove[move] === 'harmful');
