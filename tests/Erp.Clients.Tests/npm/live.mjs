import { SELL, STOCK, STOCK_CHANGED } from './operations.mjs';

// Subscribes from the position of one sale of a mug on, makes another one, and waits until its effect is told.
export async function hearOfSale({ sale }, { run, subscribe }) {
  const { completeSale: { position } } = await run(SELL, { input: sale });
  const { stockItem: { available: before } } = await run(STOCK, {});
  const heard = new Promise((resolve, reject) => subscribe(STOCK_CHANGED, { from: position }, {
    next: ({ data, error }) => {
      if (error) reject(error);
      else if (Number(data.stockChanged.available) < Number(before)) resolve(data.stockChanged);
    },
    error: reject,
  }));
  await run(SELL, { input: { ...sale, id: `${sale.id}-again` } });
  return { before, heard: await heard };
}
