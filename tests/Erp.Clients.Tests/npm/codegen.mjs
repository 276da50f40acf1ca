import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { generate } from '@graphql-codegen/cli';

const here = fileURLToPath(new URL('.', import.meta.url));
const plugins = ['typescript', 'typescript-operations'];
const scalars = { Date: 'string', DateTime: 'string', Decimal: 'string', Long: 'number', Position: 'string' };

// The types that the generator makes of the examples, from a schema that it gets by introspection or as a file.
async function types(schema, documents) {
  const [{ content }] = await generate({
    schema, documents, cwd: here, silent: true, generates: { 'types.ts': { plugins, config: { scalars, strictScalars: true } } },
  }, false);
  return content;
}

export async function typed({ url, token, examples }) {
  const headers = { Authorization: `Bearer ${token}` };
  const texts = {
    introspected: await types({ [url]: { headers } }, examples),
    file: await types({ [`${url}/schema.graphql`]: { headers } }, examples),
  };
  const folder = mkdtempSync(join(here, 'generated-'));
  for (const [name, text] of Object.entries(texts)) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'types.ts'), text);
    copyFileSync(join(here, 'usage.ts'), join(folder, name, 'usage.ts'));
  }
  const { stdout } = spawnSync(process.execPath, [
    join(here, 'node_modules/typescript/bin/tsc'), '--noEmit', '--strict', '--target', 'es2022', '--module', 'esnext',
    '--moduleResolution', 'bundler', ...Object.keys(texts).map(name => `${name}/usage.ts`),
  ], { cwd: folder, encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  const operations = text => text.match(/^export type \w+(Query|Mutation|Subscription) =/gm).length;
  return { introspected: operations(texts.introspected), file: operations(texts.file), complaints: stdout };
}
