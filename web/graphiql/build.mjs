// Builds the page into the folder given: one script and one stylesheet, compressed, and the licences of what is in them.
import { build } from 'esbuild';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

const source = fileURLToPath(new URL('.', import.meta.url));
const target = process.argv[2];

// Operations to start from, in the order of their file names; the first comment is what people choose them by.
const examples = {
  name: 'examples',
  setup(on) {
    on.onResolve({ filter: /^examples$/ }, () => ({ path: 'examples', namespace: 'examples' }));
    on.onLoad({ filter: /.*/, namespace: 'examples' }, () => ({
      loader: 'json',
      contents: JSON.stringify(readdirSync(join(source, 'examples'))
        .filter(name => name.endsWith('.graphql'))
        .sort()
        .map(name => readFileSync(join(source, 'examples', name), 'utf8'))),
    }));
  },
};

// The fonts that GraphiQL brings are larger than all the rest of its style; those of the system do as well.
const systemFonts = {
  name: 'system-fonts',
  setup(on) {
    on.onLoad({ filter: /graphiql[\\/]dist[\\/]style\.css$/ }, ({ path }) => ({
      loader: 'css',
      contents: readFileSync(path, 'utf8').replaceAll(/@font-face\s*\{[^}]*\}/g, ''),
    }));
  },
};

const { outputFiles, metafile } = await build({
  absWorkingDir: source,
  entryPoints: { graphiql: 'src/main.jsx' },
  outdir: 'out',
  bundle: true,
  minify: true,
  write: false,
  metafile: true,
  format: 'esm',
  target: 'es2022',
  jsx: 'automatic',
  charset: 'utf8',
  legalComments: 'none',
  define: { 'process.env.NODE_ENV': '"production"' },
  plugins: [examples, systemFonts],
});

for (const { path, contents } of outputFiles) {
  const name = path.endsWith('.css') ? 'graphiql.css' : 'graphiql.js';
  const options = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 };
  writeFileSync(join(target, `${name}.br`), brotliCompressSync(contents, { params: options }));
}
writeFileSync(join(target, 'licences.txt'), licences(Object.keys(metafile.inputs)));

// Packages that share a text share its place.
function licences(inputs) {
  const folders = new Set(inputs.map(input => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1]).filter(Boolean));
  const texts = new Map();
  for (const folder of [...folders].sort()) {
    const { name, version, license } = JSON.parse(readFileSync(join(source, folder, 'package.json'), 'utf8'));
    const file = readdirSync(join(source, folder)).find(entry => /^licen[cs]e/i.test(entry));
    const text = file ? readFileSync(join(source, folder, file), 'utf8').replaceAll('\r\n', '\n').trim() : license;
    texts.set(text, [...(texts.get(text) ?? []), `${name} ${version} (${license})`]);
  }
  const rule = `\n${'-'.repeat(80)}\n\n`;
  return [...texts].map(([text, packages]) => `${packages.join('\n')}\n\n${text}\n`).join(rule);
}
