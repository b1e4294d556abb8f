import { test } from 'vitest';
import { bytesOf } from '../../src/channel/cards/draw-card.ts';
import { realContent } from '../support/content.ts';
import { inputsOf } from './support/check-card.ts';
import { realWords, walker } from './support/walk.ts';
import { writeFileSync } from 'node:fs';

test('sizes', async () => {
  const words = await realWords();
  for (const timing of ['in-consultation', 'afterwards']) for (const ans of ['yes','unsure']) for (const note of ['', 'Short note: I lost it *again* [click](http://x)\nand **bold**', 'a'.repeat(1000)]) {
    let n=0;
    const seen: string[] = [];
    const walk = walker(realContent(), words, (c) => { seen.push(`${c.metadata.stage}=${bytesOf(c)}`); if (note.startsWith('Short')) writeFileSync(`/tmp/cards/${timing}-${ans}-${String(n++).padStart(2,'0')}-${c.metadata.stage}.json`, JSON.stringify(c)); });
    walk.press('start');
    walk.press('answer', { fill: { pathway: 'may-harm', timing } });
    while (walk.view().kind === 'ask') walk.press('answer', { fill: Object.fromEntries(inputsOf(walk.card()).map((i) => {
      const offered = ((i.choices ?? []) as any[]).map((c) => c.value);
      if (i.isMultiSelect) return [i.id, offered.filter((v: string) => v !== 'lives-alone').join(',')];
      if (i.type === 'Input.Number') return [i.id, '3'];
      if (i.id === 'note') return [i.id, note];
      return [i.id, offered.includes(ans) ? ans : offered[0]];
    })) });
    walk.press('answers');
    walk.press('resume');
    walk.press('go-to', { stage: 'response' }); walk.press('back'); walk.press('go-to', { stage: 'signposting' }); walk.press('danger');
    console.log(timing, ans, note.length, seen.join(' '));
  }
});
