// Uses the server whose address is the argument through graphql-sse; prints a line for each thing that worked.
import { createClient } from 'graphql-sse';

const url = process.argv[2];

async function take(client, query, count) {
  const results = [];
  for await (const result of client.iterate({ query })) {
    results.push(result.errors ? result.errors[0].extensions.code : result.data);
    if (results.length === count) break;
  }
  return JSON.stringify(results);
}

const client = createClient({ url, headers: { 'X-Caller': 'friend' }, retryAttempts: 0 });
const checks = {
  'a query': '{ double(n: 21) }',
  'a mutation': 'mutation { ring(number: 2) }',
  'a stream that the server completes': 'subscription { count(from: 1, to: 3) }',
  'the caller from a header': '{ caller }',
  'a document that is refused': 'subscription { nothing }',
  'a source that refuses': 'subscription { late }',
};
for (const [name, query] of Object.entries(checks)) console.log(`${name}: ${await take(client, query, 99)}`);
console.log(`a stream that the client completes: ${await take(client, 'subscription { count(from: 1, to: 1000000) }', 2)}`);
client.dispose();
