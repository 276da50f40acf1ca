namespace Erp;

/// <summary>Every permission that there is, <c>resource:action</c>. A token may also hold <c>resource:*</c> or <c>*</c>.</summary>
public static class Permission
{
    public const string ProductsRead = "products:read";
    public const string ProductsCreate = "products:create";
    public const string ProductsUpdate = "products:update";
    public const string InventoryRead = "inventory:read";
    public const string InventoryReceive = "inventory:receive";
    public const string InventoryAdjust = "inventory:adjust";
    public const string InventoryReserve = "inventory:reserve";
    public const string InventoryCount = "inventory:count";
    public const string InventoryTransfer = "inventory:transfer";
    public const string InventoryPolicy = "inventory:policy";
    public const string PosSell = "pos:sell";
    public const string PosSellShort = "pos:sell_short";
    public const string PosReturn = "pos:return";
    public const string PosBackdate = "pos:backdate";
    public const string PosOverridePrice = "pos:override_price";
    public const string PosOverrideTax = "pos:override_tax";
    public const string PosSellOffline = "pos:sell_offline";
    public const string PosUpload = "pos:upload";
    public const string PosRecover = "pos:recover";
    public const string PosEnrol = "pos:enrol";
    public const string PosCloseShift = "pos:close_shift";
    public const string SalesRead = "sales:read";
    public const string SettingsRead = "settings:read";
    public const string SettingsUpdate = "settings:update";
    public const string TokensCreate = "tokens:create";
    public const string TokensRevoke = "tokens:revoke";

    public static ImmutableHashSet<string> All { get; } =
    [
        ProductsRead, ProductsCreate, ProductsUpdate,
        InventoryRead, InventoryReceive, InventoryAdjust, InventoryReserve, InventoryCount, InventoryTransfer, InventoryPolicy,
        PosSell, PosSellShort, PosReturn, PosBackdate, PosOverridePrice, PosOverrideTax,
        PosSellOffline, PosUpload, PosRecover, PosEnrol, PosCloseShift, SalesRead,
        SettingsRead, SettingsUpdate, TokensCreate, TokensRevoke,
    ];

    /// <summary>Whether a token may be given it: one of <see cref="All"/>, all of one resource, or all.</summary>
    public static bool Exists(string permission) =>
        permission == "*"
        || All.Contains(permission)
        || (permission.EndsWith(":*", StringComparison.Ordinal)
            && All.Any(known => known.AsSpan().StartsWith(permission.AsSpan(0, permission.Length - 1), StringComparison.Ordinal)));
}
