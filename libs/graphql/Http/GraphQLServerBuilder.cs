using System.Reflection;
using Erp.GraphQL.Execution;
using Erp.GraphQL.Execution.Persisted;
using Erp.GraphQL.Types;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Erp.GraphQL;

/// <summary>Says what the server serves; see <c>AddGraphQLServer</c>.</summary>
public sealed class GraphQLServerBuilder(IServiceCollection services)
{
    private readonly SchemaBuilder _schema = new();
    private readonly GraphQLOptions _options = new();
    private readonly List<OperationManifest> _manifests = [];
    private Func<GraphQLRequestState, string, bool>? _authorizer;
    private Func<GraphQLRequestState, bool>? _onlyRegistered;

    /// <summary>The host's services.</summary>
    public IServiceCollection Services { get; } = services;

    /// <inheritdoc cref="SchemaBuilder.SetDescription"/>
    public GraphQLServerBuilder SetDescription(string description) => With(() => _schema.SetDescription(description));

    /// <inheritdoc cref="SchemaBuilder.AddTypes"/>
    public GraphQLServerBuilder AddTypes(Assembly assembly) => With(() => _schema.AddTypes(assembly));

    /// <inheritdoc cref="SchemaBuilder.AddType"/>
    public GraphQLServerBuilder AddType<T>() => With(() => _schema.AddType(typeof(T)));

    /// <inheritdoc cref="SchemaBuilder.AddType"/>
    public GraphQLServerBuilder AddType(Type type) => With(() => _schema.AddType(type));

    /// <summary>Adds a class with <c>[ObjectType&lt;T&gt;]</c> or a root type attribute.</summary>
    public GraphQLServerBuilder AddTypeExtension<T>() => AddType<T>();

    /// <inheritdoc cref="SchemaBuilder.AddScalar{T}"/>
    public GraphQLServerBuilder AddScalar<T>(
        string name, Func<string, T> parse, Func<T, string> format, string? description = null, string? specifiedBy = null)
        where T : notnull => With(() => _schema.AddScalar(name, parse, format, description, specifiedBy));

    /// <inheritdoc cref="SchemaBuilder.AddScalar(ScalarType, LeafCodec)"/>
    public GraphQLServerBuilder AddScalar(ScalarType scalar, LeafCodec codec) =>
        With(() => _schema.AddScalar(scalar, codec));

    /// <inheritdoc cref="SchemaBuilder.AddIdType{T}"/>
    public GraphQLServerBuilder AddIdType<T>(Func<string, T> parse, Func<T, string> format)
        where T : notnull => With(() => _schema.AddIdType(parse, format));

    /// <summary>
    /// Says who decides about <c>[Authorize]</c>: true lets the caller, who is in the request's state, see the field.
    /// </summary>
    public GraphQLServerBuilder AddAuthorizer(Func<GraphQLRequestState, string, bool> authorizer) =>
        With(() => _authorizer = authorizer);

    /// <summary>
    /// Registers operations, which clients then ask for by id. They are parsed, validated and planned when the server
    /// starts, and kept for good.
    /// </summary>
    public GraphQLServerBuilder AddOperations(OperationManifest manifest) => With(() => _manifests.Add(manifest));

    /// <summary>Says which callers, who are in the request's state, may run registered operations only.</summary>
    public GraphQLServerBuilder AllowOnlyRegistered(Func<GraphQLRequestState, bool> callers) =>
        With(() => _onlyRegistered = callers);

    /// <summary>Says who holds back callers that ask for too much; made once.</summary>
    public GraphQLServerBuilder AddOperationGate<T>()
        where T : class, IOperationGate => With(() => Services.AddSingleton<IOperationGate, T>());

    /// <summary>Adds an interceptor, made once; interceptors run in the order they were added.</summary>
    public GraphQLServerBuilder AddHttpRequestInterceptor<T>()
        where T : class, IHttpRequestInterceptor => With(() => Services.AddSingleton<IHttpRequestInterceptor, T>());

    /// <summary>Adds an interceptor.</summary>
    public GraphQLServerBuilder AddHttpRequestInterceptor(
        Func<HttpContext, GraphQLRequestState, CancellationToken, ValueTask<RequestRejection?>> interceptor) =>
        With(() => Services.AddSingleton<IHttpRequestInterceptor>(new DelegateInterceptor(interceptor)));

    /// <summary>Adds an interceptor of WebSockets and streams of events, made once.</summary>
    public GraphQLServerBuilder AddSessionInterceptor<T>()
        where T : class, ISessionInterceptor => With(() => Services.AddSingleton<ISessionInterceptor, T>());

    /// <summary>Adds an error filter, made once; filters run in the order they were added.</summary>
    public GraphQLServerBuilder AddErrorFilter<T>()
        where T : class, IErrorFilter => With(() => Services.AddSingleton<IErrorFilter, T>());

    /// <summary>Adds an error filter.</summary>
    public GraphQLServerBuilder AddErrorFilter(Func<GraphQLError, GraphQLError> filter) =>
        With(() => Services.AddSingleton<IErrorFilter>(new DelegateErrorFilter(filter)));

    /// <summary>Changes limits and switches.</summary>
    public GraphQLServerBuilder ModifyOptions(Action<GraphQLOptions> modify) => With(() => modify(_options));

    /// <summary>Builds the schema and what runs it.</summary>
    /// <exception cref="SchemaException">The classes do not make a valid schema.</exception>
    /// <exception cref="OperationManifestException">A registered operation cannot be run.</exception>
    internal RequestExecutor BuildExecutor(IServiceProvider provider)
    {
        var schema = _schema.Build(provider.GetService<IServiceProviderIsService>());
        var guarded = schema.Types.OfType<FieldsType>()
            .SelectMany(type => type.Fields.Select(field => (type, field)))
            .FirstOrDefault(entry => !entry.field.Policies.IsEmpty);
        if (_authorizer is null && guarded.field is not null)
        {
            throw new SchemaException(
                $"Field \"{guarded.type}.{guarded.field.Name}\" carries [Authorize], but AddAuthorizer was not called.");
        }
        var errors = new ErrorReporter(
            provider.GetServices<IErrorFilter>(), provider.GetRequiredService<ILogger<ErrorReporter>>());
        schema.InputReaders.MaxListLength = _options.MaxInputListLength;
        var engine = new ExecutionServices(schema, _options, errors, _authorizer, _onlyRegistered, provider.GetService<IOperationGate>());
        return new RequestExecutor(engine, new DocumentStore(engine, _manifests));
    }

    private GraphQLServerBuilder With(Action change)
    {
        change();
        return this;
    }

    private sealed class DelegateInterceptor(
        Func<HttpContext, GraphQLRequestState, CancellationToken, ValueTask<RequestRejection?>> interceptor)
        : IHttpRequestInterceptor
    {
        public ValueTask<RequestRejection?> OnRequestAsync(
            HttpContext http, GraphQLRequestState state, CancellationToken cancellation) =>
            interceptor(http, state, cancellation);
    }

    private sealed class DelegateErrorFilter(Func<GraphQLError, GraphQLError> filter) : IErrorFilter
    {
        public GraphQLError OnError(GraphQLError error) => filter(error);
    }
}
