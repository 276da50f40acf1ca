// What a program may do with the generated types, and what the compiler has to refuse.
import type { CompleteSaleInput, ErrorCode, ProductsQuery, SaleMutation } from './types';

const input: CompleteSaleInput = {
  id: 'typed-1',
  terminal: 'T0',
  warehouse: 'MAIN',
  lines: [{ sku: 'MUG-BLUE', quantity: '1', discount: { percent: '10' } }],
  payments: [{ method: 'CASH' as CompleteSaleInput['payments'][number]['method'], amount: '20.00' }],
};

export const names = (data: ProductsQuery): string[] => data.products.nodes.map(({ name }) => name);

export const number = (data: SaleMutation): number | undefined => data.completeSale.sale?.number;

export const codes = (data: SaleMutation): ErrorCode[] => data.completeSale.userErrors.map(({ code }) => code);

// @ts-expect-error: a sale has a terminal
export const incomplete: CompleteSaleInput = { id: 'typed-2', warehouse: 'MAIN', lines: [], payments: [] };

// @ts-expect-error: the sale may have been refused
export const always = (data: SaleMutation): number => data.completeSale.sale.number;

// @ts-expect-error: a product that was not asked for its cost has none
export const cost = (data: ProductsQuery) => data.products.nodes[0].cost;

export { input };
