using System.Text;
using Erp.GraphQL.Execution;
using Microsoft.AspNetCore.Http;

namespace Erp.GraphQL.Http;

/// <summary>A request that came as the parameters of an address.</summary>
internal static class QueryString
{
    /// <exception cref="BadHttpGraphQLRequestException">The parameters are no GraphQL request.</exception>
    public static RequestEnvelope Parse(IQueryCollection query)
    {
        // Put together as the body of a POST and read like one, so that both ways in mean the same.
        using var body = new ResponseWriter();
        body.WriteRaw("{\"query\":"u8);
        body.WriteString(query["query"].ToString());
        if (query["documentId"].ToString() is { Length: > 0 } id)
        {
            body.WriteRaw(",\"documentId\":"u8);
            body.WriteString(id);
        }
        if (query["operationName"].ToString() is { Length: > 0 } name)
        {
            body.WriteRaw(",\"operationName\":"u8);
            body.WriteString(name);
        }
        Write(body, ",\"variables\":"u8, query["variables"]);
        Write(body, ",\"extensions\":"u8, query["extensions"]);
        body.WriteByte((byte)'}');
        return RequestEnvelope.Parse(body.Written.ToArray());
    }

    private static void Write(ResponseWriter body, ReadOnlySpan<byte> name, string? json)
    {
        if (string.IsNullOrEmpty(json)) return;
        body.WriteRaw(name);
        body.WriteRaw(Encoding.UTF8.GetBytes(json));
    }
}
