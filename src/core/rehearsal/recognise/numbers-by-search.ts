/**
 * The number of each feature by its hash, found in the model's own sorted list: a map of 140,000 features would take 10 MB
 * of every process, and a tenth of a second of its start. Only `get` is asked.
 */
export class NumbersBySearch extends Map<number, number> {
  readonly #hashes: Uint32Array;

  /** `hashes` in ascending order, as the model holds them. */
  constructor(hashes: Uint32Array) {
    super();
    this.#hashes = hashes;
  }

  override get(hash: number): number | undefined {
    let from = 0;
    let to = this.#hashes.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((this.#hashes[middle] ?? 0) < hash) from = middle + 1;
      else to = middle;
    }
    return this.#hashes[from] === hash ? from : undefined;
  }
}
