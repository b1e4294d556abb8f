/** What a part of the check came to: what it proved, and each row that it could not prove it of, with why. */
export type Finding = { proved: string; failed: readonly string[] };

/** In: what went wrong. Out: the class and the code of an error only; its text could quote a row. */
export function kindOf(error: unknown): string {
  const { name, code } = error as { name?: string; code?: string };
  return code === undefined ? (name ?? 'Error') : `${name} ${code}`;
}

/** Runs `prove` for each row; a failure is told with the row's name and does not keep the others from being looked at. */
export async function ofEach<Row>(
  rows: readonly Row[],
  named: (row: Row) => string,
  prove: (row: Row) => Promise<unknown>,
): Promise<string[]> {
  const failed: string[] = [];
  for (const row of rows) {
    try {
      await prove(row);
    } catch (error) {
      failed.push(`${named(row)}: ${error instanceof NotServed ? error.message : kindOf(error)}`);
    }
  }
  return failed;
}

/** Something is not as it has to be. Its message is plain and quotes nothing that anybody told. */
export class NotServed extends Error {
  override name = 'NotServed';
}
