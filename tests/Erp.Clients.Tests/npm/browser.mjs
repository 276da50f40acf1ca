// What a person does in the pages, in Debian's Chromium.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const patience = 60_000;

// Gives the work a browser that has never been here, and tells what it complained about and which servers it asked.
async function browse(work, options = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'erp-browser-'));
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    viewport: { width: 1280, height: 800 },
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync',
    ],
    ...options,
  });
  const complaints = [];
  const hosts = new Set();
  context.setDefaultTimeout(patience);
  context.on('console', message => message.type() === 'error' && complaints.push(message.text()));
  context.on('weberror', error => complaints.push(error.error().message));
  context.on('request', request => /^(http|ws)/.test(request.url()) && hosts.add(new URL(request.url()).host));
  try {
    const seen = await work(context);
    return { ...seen, complaints, hosts: [...hosts] };
  } finally {
    await context.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const picture = (page, { pictures }, name) => pictures && page.screenshot({ path: join(pictures, `${name}.png`) });

async function signIn(page, { url, token }) {
  await page.goto(url);
  await page.getByLabel('Token').fill(token);
  await page.getByRole('button', { name: 'Open GraphiQL' }).click();
}

// Its editors are there with something in them, and the schema has come.
const ready = page => page.waitForFunction(() => document.querySelector('.graphiql-container')
  && !document.querySelector('.graphiql-spin')
  && document.querySelector('.graphiql-query-editor .CodeMirror')?.CodeMirror.getValue().trim());

// Types a document, and waits until the page has read it: its tab is named after the operation.
async function write(page, name, text) {
  await ready(page);
  await page.locator('.graphiql-query-editor .CodeMirror').click();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(text);
  await page.locator('.graphiql-tab-active', { hasText: name }).waitFor();
}

const run = page => page.getByRole('button', { name: /^Execute query/ }).click();

const response = page => page.locator('.graphiql-response .CodeMirror').evaluate(editor => editor.CodeMirror.getValue());

const answered = (page, text) => page.waitForFunction(
  text => document.querySelector('.graphiql-response .CodeMirror')?.CodeMirror.getValue().includes(text), text);

export const products = server => browse(async context => {
  const page = await context.newPage();
  await signIn(page, server);
  await write(page, 'Typed', 'query Typed { products(first: 100) { nodes { sku } } }');
  await run(page);
  await answered(page, 'TOWEL-TEA');
  const { data } = JSON.parse(await response(page));
  await page.getByRole('button', { name: 'Headers' }).click();
  const headers = await page.locator('[aria-label=Headers] .graphiql-editor:not(.hidden) .CodeMirror').evaluate(editor => editor.CodeMirror.getValue());
  await page.getByRole('button', { name: 'Show History' }).click();
  const history = await page.locator('.graphiql-history-item-label').first().textContent();
  await picture(page, server, 'history');
  await page.getByRole('button', { name: 'Show GraphiQL Explorer' }).click();
  await page.locator('.graphiql-explorer-root').getByText('stockItem', { exact: true }).waitFor();
  await picture(page, server, 'explorer');
  await page.reload();
  await ready(page);
  return {
    products: data.products.nodes.length,
    headers: JSON.parse(headers),
    history,
    kept: await page.evaluate(() => JSON.stringify(localStorage)),
  };
});

export const subscription = server => browse(async context => {
  const page = await context.newPage();
  await signIn(page, server);
  await write(page, 'Live', `subscription Live {
    stockChanged(skus: ["MUG-BLUE"], warehouse: "MAIN", from: "${server.position}") { sku available }
  }`);
  await run(page);
  await answered(page, 'MUG-BLUE');
  await picture(page, server, 'subscription');
  const { data } = JSON.parse(await response(page));
  await page.getByRole('button', { name: /^Stop query/ }).click();
  return data.stockChanged;
});

export const example = server => browse(async context => {
  const page = await context.newPage();
  await signIn(page, server);
  await ready(page);
  await page.getByRole('button', { name: 'Show Examples' }).click();
  const titles = await page.locator('.erp-examples strong').allTextContents();
  // Faster than anybody's hand: nothing that the page puts off has happened yet.
  await page.locator('.erp-examples button', { hasText: 'Company' }).evaluate(async button => {
    button.click();
    await new Promise(next => setTimeout(next));
    document.querySelector('[aria-label^="Execute query"]').click();
  });
  await answered(page, 'Demo Trading Ltd');
  await page.locator('.graphiql-tab-active', { hasText: 'Company' }).waitFor();
  await picture(page, server, 'example');
  return { titles };
});

export const stranger = server => browse(async context => {
  const page = await context.newPage();
  await signIn(page, { ...server, token: 'erp_nobody' });
  const alert = await page.getByRole('alert').textContent();
  await picture(page, server, 'signin');
  return { alert, kept: await page.evaluate(() => sessionStorage.length) };
});

export const shop = server => browse(async context => {
  const [seller, watcher] = [await context.newPage(), await context.newPage()];
  await seller.goto(server.links[0]);
  await watcher.goto(server.links[1]);
  const stock = page => page.locator('[data-sku=MUG-BLUE] output');
  const live = page => page.locator('#state[data-live=true]').waitFor();
  await Promise.all([live(seller), live(watcher)]);
  await stock(watcher).filter({ hasText: /\d/ }).waitFor();
  const before = await stock(watcher).textContent();
  await seller.getByRole('button', { name: 'Sell Stoneware mug, blue' }).click();
  await watcher.waitForFunction(before => document.querySelector('[data-sku=MUG-BLUE] output').textContent !== before, before);
  const receipt = await seller.locator('#till p').textContent();
  await picture(seller, server, 'shop');
  return { before, after: await stock(watcher).textContent(), receipt, address: new URL(seller.url()).hash };
});

export const phone = server => browse(async context => {
  const page = await context.newPage();
  await page.goto(server.links[0]);
  await page.locator('#products li').first().waitFor();
  await picture(page, server, 'phone');
  return { overflow: await page.evaluate(() => document.documentElement.scrollWidth - innerWidth) };
}, { viewport: { width: 360, height: 740 }, colorScheme: 'dark' });

export const usedLink = server => browse(async context => {
  const page = await context.newPage();
  await page.goto(server.links[0]);
  await page.locator('#products li').first().waitFor();
  const another = await context.newPage();
  await another.goto(server.links[0]);
  const alert = await another.getByRole('alert').textContent();
  await picture(another, server, 'used');
  await another.getByLabel(/token/).fill(server.token);
  await another.getByRole('button', { name: 'Enter' }).click();
  await another.locator('#products li').first().waitFor();
  return { alert };
});
