import { test } from 'vitest';
import { realContent } from '../support/content.ts';
import { walkEverything } from './support/walk-everything.ts';
const content = realContent();
for (const pathway of ['may-harm','may-be-harmed','unclear']) for (const timing of ['preparing','in-consultation','afterwards'])
test(pathway+timing, () => { const t0=performance.now(); const v = walkEverything(content, pathway, timing); console.log(pathway,timing,v.length, v.reduce((n,x)=>n+x.next.length,0), Math.round(performance.now()-t0)); });
