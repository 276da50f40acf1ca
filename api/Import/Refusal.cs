namespace Erp.Api.Import;

/// <summary>The server's first reason for not doing what was asked.</summary>
internal sealed record Refusal(string Code, string Message);
