const first = [
  ...['alder', 'amber', 'ash', 'beech', 'birch', 'bramble', 'cedar', 'cherry', 'clover', 'copper', 'coral'],
  ...['elm', 'fern', 'flint', 'gorse', 'granite', 'hazel', 'heather', 'holly', 'ivory', 'juniper', 'larch'],
  ...['maple', 'marble', 'oak', 'pebble', 'pine', 'poplar', 'quartz', 'rowan', 'silver', 'willow'],
];
const second = [
  ...[
    'badger',
    'bittern',
    'curlew',
    'dolphin',
    'dunnock',
    'falcon',
    'finch',
    'goose',
    'gull',
    'hare',
    'heron',
  ],
  ...['ibis', 'jackdaw', 'kestrel', 'kite', 'lapwing', 'linnet', 'marten', 'newt', 'osprey', 'otter', 'owl'],
  ...['plover', 'puffin', 'rook', 'salmon', 'seal', 'stoat', 'swift', 'tern', 'thrush', 'wren'],
];

/**
 * A reference to say on the phone: two plain words and three digits, "birch-heron-472". It says nothing about anybody.
 * In: a whole number from 0 up, drawn at random by the caller; 921,600 references.
 */
export function referenceFrom(number: number): string {
  const [a, rest] = [number % first.length, Math.floor(number / first.length)];
  const [b, digits] = [rest % second.length, Math.floor(rest / second.length) % 900];
  return `${first[a]}-${second[b]}-${100 + digits}`;
}
