// Draws the extension's icon, icons/icon.png: a page with numbered lines and a target reached. `node scripts/icon.mjs`
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { root } from './vscode/paths.mjs';

const size = 256;
const samples = 4; // per pixel and direction, for smooth edges

/** Shapes from the back to the front: whether a point (0–256) lies inside, and its colour. */
const shapes = [
  { colour: [160, 32, 28, 255], inside: rounded(16, 16, 240, 240, 40) },
  { colour: [255, 252, 245, 255], inside: rounded(52, 40, 204, 216, 12) },
  ...[76, 116, 156].flatMap((y) => [
    { colour: [160, 32, 28, 255], inside: rounded(70, y, 90, y + 14, 4) },
    { colour: [70, 70, 76, 255], inside: rounded(102, y, y === 156 ? 150 : 186, y + 14, 4) },
  ]),
  { colour: [46, 125, 50, 255], inside: disc(176, 176, 30) },
  { colour: [255, 252, 245, 255], inside: disc(176, 176, 19) },
  { colour: [46, 125, 50, 255], inside: disc(176, 176, 9) },
];

function rounded(left, top, right, bottom, radius) {
  return (x, y) => {
    if (x < left || x > right || y < top || y > bottom) return false;
    const dx = Math.max(left + radius - x, x - (right - radius), 0);
    const dy = Math.max(top + radius - y, y - (bottom - radius), 0);
    return dx * dx + dy * dy <= radius * radius;
  };
}

function disc(cx, cy, radius) {
  return (x, y) => (x - cx) ** 2 + (y - cy) ** 2 <= radius * radius;
}

/** Colour of one pixel: the average of its samples, transparent ones weighing only in the alpha. */
function pixel(column, row) {
  const sum = [0, 0, 0, 0];
  for (let sample = 0; sample < samples * samples; sample++) {
    const x = column + ((sample % samples) + 0.5) / samples;
    const y = row + (Math.floor(sample / samples) + 0.5) / samples;
    const shape = shapes.findLast(({ inside }) => inside(x, y));
    if (shape) for (let channel = 0; channel < 4; channel++) sum[channel] += channel < 3 ? shape.colour[channel] : 255;
  }
  const covered = sum[3] / 255 || 1;
  return [sum[0] / covered, sum[1] / covered, sum[2] / covered, sum[3] / samples ** 2].map(Math.round);
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

const rows = Array.from({ length: size }, (_, row) => [
  0,
  ...Array.from({ length: size }, (_, column) => pixel(column, row)).flat(),
]);
const header = Buffer.alloc(13);
header.writeUInt32BE(size, 0);
header.writeUInt32BE(size, 4);
header.set([8, 6, 0, 0, 0], 8); // 8 bits a channel, with alpha
writeFileSync(
  path.join(root, 'icons', 'icon.png'),
  Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from(rows.flat()), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]),
);
