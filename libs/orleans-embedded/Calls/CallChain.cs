using System.Text;

namespace Orleans.Runtime;

/// <summary>Says in words which calls led to a request, the first caller first.</summary>
internal static class CallChain
{
    /// <summary>Chains are cut here: a cycle of reentrant grains can be as long as it likes.</summary>
    private const int LongestShown = 16;

    public static string Of(Request request)
    {
        var links = new List<Request>();
        for (var link = request; link is not null && links.Count < LongestShown; link = link.Parent) links.Add(link);
        links.Reverse();

        var text = new StringBuilder();
        text.Append(links[0].Parent is not null ? "…" : links[0].Source?.GrainId.ToString() ?? "client");
        foreach (var link in links)
        {
            text.Append(" → ").Append(link.Target.GrainId).Append('.').Append(link.Method.Name);
        }

        return text.ToString();
    }
}
