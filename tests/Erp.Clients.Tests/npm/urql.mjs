import { Client, cacheExchange, fetchExchange, gql } from '@urql/core';
import { PRODUCT, SALE, SELL } from './operations.mjs';

const connect = ({ url, token }) => new Client({
  url,
  exchanges: [cacheExchange, fetchExchange],
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
