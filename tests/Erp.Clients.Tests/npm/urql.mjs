import { Client, cacheExchange, fetchExchange, gql, subscriptionExchange } from '@urql/core';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { hearOfSale } from './live.mjs';
import { PRODUCT, SALE, SELL } from './operations.mjs';

const connect = ({ url, token }, more = []) => new Client({
  url,
  exchanges: [cacheExchange, fetchExchange, ...more],
  preferGetMethod: false,
  fetchOptions: { headers: { authorization: `Bearer ${token}` } },
});

const outcome = ({ data, error, stale }) => ({ data, stale, error: error?.message });

export const query = async server => outcome(await connect(server).query(gql(PRODUCT), { sku: 'MUG-BLUE' }).toPromise());

export async function byGet(server) {
  const result = await connect(server).query(gql(PRODUCT), { sku: 'MUG-BLUE' }, { preferGetMethod: 'force' }).toPromise();
  return { ...outcome(result), method: result.operation.context.preferGetMethod };
}

export async function sale(server) {
  const client = connect(server);
  const sold = outcome(await client.mutation(gql(SELL), { input: server.sale }).toPromise());
  const { id } = sold.data.completeSale.sale;
  await client.query(gql(SALE), { id }).toPromise();
  const again = await client.query(gql(SALE), { id }, { requestPolicy: 'cache-only' }).toPromise();
  return { sold, again: outcome(again) };
}

export async function refusal(server) {
  const { error } = await connect(server).query(gql`{ nothing }`, {}).toPromise();
  return { errors: error.graphQLErrors.map(({ message }) => message), network: error.networkError?.message };
}

export function subscription(server) {
  const socket = createClient({
    url: server.url.replace('http', 'ws'),
    webSocketImpl: WebSocket,
    connectionParams: { Authorization: `Bearer ${server.token}` },
  });
  const client = connect(server, [subscriptionExchange({
    forwardSubscription: request => ({ subscribe: sink => ({ unsubscribe: socket.subscribe(request, sink) }) }),
  })]);
  return hearOfSale(server, {
    run: async (document, variables) => {
      const operation = gql(document);
      const send = operation.definitions[0].operation === 'mutation' ? client.mutation : client.query;
      return (await send.call(client, operation, variables).toPromise()).data;
    },
    subscribe: (document, variables, { next }) => client.subscription(gql(document), variables).subscribe(next),
  });
}
