// What several clients ask.
export const PRODUCT = `query Product($sku: String!) {
  product(sku: $sku) { id sku name price { amount currency } }
}`;

export const SELL = `mutation Sell($input: CompleteSaleInput!) {
  completeSale(input: $input) {
    sale { id number total { amount currency } }
    userErrors { code message field }
  }
}`;

export const SALE = `query Sale($id: ID!) {
  sale(id: $id) { id number total { amount currency } }
}`;
