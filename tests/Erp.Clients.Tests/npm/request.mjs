import { ClientError, GraphQLClient } from 'graphql-request';
import { PRODUCT, SELL } from './operations.mjs';

const connect = ({ url, token }) => new GraphQLClient(url, { headers: { authorization: `Bearer ${token}` } });

export const query = server => connect(server).request(PRODUCT, { sku: 'MUG-BLUE' });

export const sale = server => connect(server).request(SELL, { input: server.sale });

export const batch = server => connect(server).batchRequests([
  { document: PRODUCT, variables: { sku: 'MUG-BLUE' } },
  { document: PRODUCT, variables: { sku: 'TEAPOT-1L' } },
]);

export async function refusal(server) {
  const error = await connect(server).request('{ nothing }').catch(error => error);
  return { isClientError: error instanceof ClientError, errors: error.response.errors.map(({ message }) => message) };
}
