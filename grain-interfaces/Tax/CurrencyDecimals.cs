namespace Erp.Tax;

/// <summary>How many decimals a currency's amounts have, after ISO 4217: two, but for the exceptions that list names.</summary>
public static class CurrencyDecimals
{
    public static int Of(string currency) => currency switch
    {
        "BIF" or "CLP" or "DJF" or "GNF" or "ISK" or "JPY" or "KMF" or "KRW" or "PYG" or "RWF" or "UGX" or "VND" or "VUV"
            or "XAF" or "XOF" or "XPF" => 0,
        "BHD" or "IQD" or "JOD" or "KWD" or "LYD" or "OMR" or "TND" => 3,
        _ => 2,
    };
}
