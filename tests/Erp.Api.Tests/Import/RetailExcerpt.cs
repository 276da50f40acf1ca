using Erp.Api.Import;

namespace Erp.Api.Tests.Import;

/// <summary>The committed rows of the data set.</summary>
internal static class RetailExcerpt
{
    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "Import", "online_retail_excerpt.csv");

    public static RetailBooks Books() => RetailBooks.From(RetailFile.Read(Path));
}
