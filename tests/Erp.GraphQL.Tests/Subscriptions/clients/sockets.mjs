// Uses the server whose address is the argument through graphql-ws; prints a line for each thing that worked.
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

const url = process.argv[2].replace('http', 'ws');

function connect(options = {}) {
  return createClient({ url, webSocketImpl: WebSocket, lazy: false, ...options });
}

/** Takes the first so many results of an operation, then completes it from this side. */
async function take(client, query, count) {
  const results = [];
  for await (const result of client.iterate({ query })) {
    results.push(result.data);
    if (results.length === count) break;
  }
  return JSON.stringify(results);
}

async function rejection(promise) {
  try {
    await promise;
    return 'nothing was refused';
  } catch (error) {
    return Array.isArray(error) ? error[0].extensions.code : `${error.code} ${error.reason}`;
  }
}

const checks = {
  async 'a query'() {
    const client = connect();
    const result = await take(client, '{ double(n: 21) }', 1);
    await client.dispose();
    return result;
  },

  async 'a stream that the server completes'() {
    const client = connect();
    const result = await take(client, 'subscription { count(from: 1, to: 3) }', 99);
    await client.dispose();
    return result;
  },

  async 'a stream that the client completes'() {
    const client = connect();
    const result = await take(client, 'subscription { count(from: 1, to: 1000000) }', 2);
    await client.dispose();
    return result;
  },

  async 'fifty streams on one socket'() {
    let sockets = 0;
    const client = connect({ on: { opened: () => sockets++ } });
    const all = await Promise.all(
      Array.from({ length: 50 }, (_, i) => take(client, `subscription { count(from: ${i}, to: ${i + 2}) }`, 99)));
    await client.dispose();
    return `${all.filter((text, i) => text === JSON.stringify([0, 1, 2].map((n) => ({ count: i + n })))).length} on ${sockets}`;
  },

  async 'pings from the client'() {
    let pongs = 0;
    await new Promise((resolve) => {
      const client = connect({
        keepAlive: 10,
        on: { pong: () => { if (++pongs === 3) resolve(client.dispose()); } },
      });
    });
    return `${pongs}`;
  },

  async 'a connection that breaks is made again and goes on'() {
    let socket;
    let opened = 0;
    const client = connect({
      retryAttempts: 5, retryWait: async () => {},
      on: { opened: (made) => { socket = made; opened++; } },
    });
    // The stream is made anew with the socket, so that its first event comes again.
    let beginnings = 0;
    for await (const { data } of client.iterate({ query: 'subscription { count(from: 1, to: 1000000) }' })) {
      if (data.count === 1 && ++beginnings === 2) break;
      if (opened === 1) socket.terminate();
    }
    await client.dispose();
    return `${beginnings} beginnings over ${opened} sockets`;
  },

  async 'a document that is refused'() {
    const client = connect();
    const result = await rejection(take(client, 'subscription { nothing }', 1));
    await client.dispose();
    return result;
  },

  async 'a stream that may not be heard'() {
    const client = connect();
    const result = await rejection(take(client, 'subscription { secrets }', 1));
    await client.dispose();
    return result;
  },

  async 'a greeting that says who it is'() {
    const client = connect({ connectionParams: { caller: 'friend' } });
    const result = await take(client, '{ caller }', 1);
    await client.dispose();
    return result;
  },

  async 'a greeting that is refused'() {
    const client = connect({ lazy: true, retryAttempts: 0, connectionParams: { caller: 'foe' } });
    return rejection(take(client, '{ caller }', 1));
  },
};

for (const [name, check] of Object.entries(checks)) console.log(`${name}: ${await check()}`);
