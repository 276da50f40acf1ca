using System.Text;
using System.Text.Json;

namespace Erp.Benchmarks.GraphQL.Peers;

/// <summary>Insists that servers answer alike before anything is measured: equal as parsed JSON, whatever the white space.</summary>
internal static class SameAnswers
{
    public static async Task CheckAsync(Workload work, PeerServer floor, IReadOnlyList<PeerServer> graphQL)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
        for (var i = 0; i < work.Bodies.Count; i++)
        {
            var expected = await http.GetStringAsync($"http://{floor.Endpoint}{work.Paths[i]}");
            foreach (var server in graphQL)
            {
                using var body = new StringContent(Encoding.UTF8.GetString(work.Bodies[i]), Encoding.UTF8, "application/json");
                using var response = await http.PostAsync($"http://{server.Endpoint}/graphql", body);
                Compare(server.Name, await response.Content.ReadAsStringAsync(), floor.Name, expected);
            }
        }
    }

    private static void Compare(string name, string answer, string floor, string expected)
    {
        using var left = JsonDocument.Parse(answer);
        using var right = JsonDocument.Parse(expected);
        if (JsonElement.DeepEquals(left.RootElement, right.RootElement)) return;
        throw new InvalidOperationException($"{name} and {floor} answer differently:\n{answer}\n{expected}");
    }
}
