using System.Diagnostics;
using System.Text.Json;
using Erp.GraphQL.Tests.Support;

namespace Erp.GraphQL.Tests.Oracle;

/// <summary>The npm package <c>graphql</c> (graphql-js) as one child process for all tests.</summary>
public sealed class ReferenceImplementation : IDisposable
{
    private readonly Process _process = new NodePackage("Oracle/reference").Start("reference.mjs");
    private readonly Lock _turn = new();

    /// <summary>Asks one question and waits for its answer.</summary>
    public JsonElement Ask(object question)
    {
        lock (_turn)
        {
            _process.StandardInput.WriteLine(JsonSerializer.Serialize(question));
            _process.StandardInput.Flush();
            var answer = _process.StandardOutput.ReadLine();
            if (answer is null) throw new InvalidOperationException($"node ended: {_process.StandardError.ReadToEnd()}");
            return JsonDocument.Parse(answer).RootElement;
        }
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
