import pg from 'pg';

/** PostgreSQL's own words for "this connection is over": it shuts down, was killed, or is not yet up. */
const goodbyes = ['57P01', '57P02', '57P03', '57P05'];

/** What PostgreSQL refused in so many words stays refused; anything else may be the connection's end. */
export const wasCut = (error: unknown): boolean =>
  !(error instanceof pg.DatabaseError) || goodbyes.includes(error.code ?? '');

/** PostgreSQL refused what a row says: a value, a constraint, or a row that two wait for in turn. */
export const refusedForARow = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && /^(22|23|40)/.test(error.code ?? '');
