import { createHash } from 'node:crypto';
import { ApolloClient, ApolloLink, HttpLink, InMemoryCache, gql } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { hearOfSale } from './live.mjs';
import { PRODUCT, SALE, SELL } from './operations.mjs';

const connect = ({ url, token }, log = [], before = []) => new ApolloClient({
  cache: new InMemoryCache(),
  link: ApolloLink.from([...before, new HttpLink({
    uri: url,
    headers: { authorization: `Bearer ${token}` },
    fetch: async (address, request) => {
      const response = await fetch(address, request);
      log.push({
        method: request.method,
        sent: request.body ? Object.keys(JSON.parse(request.body)) : [...new URL(address).searchParams.keys()],
        status: response.status,
        type: response.headers.get('content-type'),
      });
      return response;
    },
  })]),
});

export async function query(server) {
  const { data } = await connect(server).query({ query: gql(PRODUCT), variables: { sku: 'MUG-BLUE' } });
  return data;
}

// The second question is answered from what the first one brought, and both share what a mutation changes.
export async function cache(server) {
  const log = [];
  const client = connect(server, log);
  const { data: sold } = await client.mutate({ mutation: gql(SELL), variables: { input: server.sale } });
  const sale = () => client.query({ query: gql(SALE), variables: { id: sold.completeSale.sale.id } });
  const first = await sale();
  const second = await sale();
  return { sold: sold.completeSale, first: first.data.sale, second: second.data.sale, requests: log.length };
}

export async function refusal(server) {
  const { error } = await connect(server).query({ query: gql`{ nothing }`, errorPolicy: 'all' }).catch(error => ({ error }));
  return { name: error.name, message: error.message };
}

export async function persisted(server) {
  const log = [];
  const sha256 = text => createHash('sha256').update(text).digest('hex');
  const ask = () => connect(server, log, [new PersistedQueryLink({ sha256, useGETForHashedQueries: true })])
    .query({ query: gql(server.document), variables: { sku: 'MUG-BLUE' } });
  const first = await ask();
  const second = await ask();
  return { first: first.data, second: second.data, log };
}

export function subscription(server) {
  const http = connect(server);
  const socket = createClient({
    url: server.url.replace('http', 'ws'),
    webSocketImpl: WebSocket,
    connectionParams: { Authorization: `Bearer ${server.token}` },
  });
  const client = new ApolloClient({
    cache: new InMemoryCache(),
    link: ApolloLink.split(({ operationType }) => operationType === 'subscription', new GraphQLWsLink(socket), http.link),
  });
  return hearOfSale(server, {
    run: async (document, variables) => {
      const operation = gql(document);
      const { data } = operation.definitions[0].operation === 'mutation'
        ? await client.mutate({ mutation: operation, variables })
        : await client.query({ query: operation, variables });
      return data;
    },
    subscribe: (document, variables, sink) => client.subscribe({ query: gql(document), variables }).subscribe(sink),
  });
}
