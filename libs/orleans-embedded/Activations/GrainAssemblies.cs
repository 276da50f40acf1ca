using System.Reflection;

namespace Orleans.Runtime;

/// <summary>Finds the assemblies that can hold grain classes: those that reference this library.</summary>
internal static class GrainAssemblies
{
    private static readonly string s_library = typeof(Grain).Assembly.GetName().Name!;

    public static List<Assembly> Find()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var found = new List<Assembly>();
        var queue = new Queue<Assembly>(AppDomain.CurrentDomain.GetAssemblies().Where(each => !each.IsDynamic));
        if (Assembly.GetEntryAssembly() is { } entry) queue.Enqueue(entry);

        while (queue.TryDequeue(out var assembly))
        {
            if (!seen.Add(assembly.FullName!)) continue;
            if (!IsOfProgram(assembly.GetName())) continue;
            var references = assembly.GetReferencedAssemblies();
            if (Array.Exists(references, each => each.Name == s_library)) found.Add(assembly);
            foreach (var reference in references.Where(IsOfProgram)) Enqueue(queue, reference);
        }

        return [.. found.OrderBy(each => each.FullName, StringComparer.Ordinal)];
    }

    private static bool IsOfProgram(AssemblyName name) =>
        name.Name is { } text && !text.StartsWith("System", StringComparison.Ordinal)
        && !text.StartsWith("Microsoft.", StringComparison.Ordinal);

    private static void Enqueue(Queue<Assembly> queue, AssemblyName name)
    {
        try
        {
            queue.Enqueue(Assembly.Load(name));
        }
        catch (FileNotFoundException)
        {
            // A reference that is not deployed cannot hold a grain class that runs.
        }
    }
}
