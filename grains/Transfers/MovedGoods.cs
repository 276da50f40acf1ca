using Erp.Catalog;

namespace Erp.Grains.Transfers;

/// <summary>Goods of one product that came into a warehouse, or left it when the quantity is below zero.</summary>
public readonly record struct MovedGoods(string Warehouse, ProductId Product, decimal Quantity, decimal UnitCost);
