import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { projectRoot } from '../local/where-things-are.ts';

/** A square PNG of an icon in deploy/teams. `size` in pixels: Teams wants 192 for the colour icon, 32 for the outline. */
export function drawIcon(name: 'colour' | 'outline', size: number): Uint8Array {
  const svg = readFileSync(join(projectRoot, 'deploy', 'teams', `${name}.svg`), 'utf8');
  return new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render().asPng();
}
