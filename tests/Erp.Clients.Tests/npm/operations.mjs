// What several clients ask.
export const PRODUCT = `query Product($sku: String!) {
  product(sku: $sku) { id sku name price { amount currency } }
}`;

export const SELL = `mutation Sell($input: CompleteSaleInput!) {
  completeSale(input: $input) {
    sale { id number total { amount currency } }
    userErrors { code message field }
    position
  }
}`;

export const STOCK = `query Stock {
  stockItem(sku: "MUG-BLUE", warehouse: "MAIN") { available }
}`;

export const STOCK_CHANGED = `subscription StockChanged($from: Position!) {
  stockChanged(skus: ["MUG-BLUE"], warehouse: "MAIN", from: $from) { sku available position }
}`;

export const SALE = `query Sale($id: ID!) {
  sale(id: $id) { id number total { amount currency } }
}`;
