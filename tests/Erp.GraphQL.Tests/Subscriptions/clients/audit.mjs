// Runs every audit of graphql-http against the server whose address is the argument; a line each, and at the end a count.
import { auditServer } from 'graphql-http';

const results = await auditServer({ url: process.argv[2] });
for (const result of results) {
  console.log(`${result.status} ${result.name}${result.status === 'ok' ? '' : `: ${result.reason}`}`);
}
console.log(`${results.length} audits`);
