using System.Reflection;

namespace Orleans.Runtime;

/// <summary>
/// Finds the grain classes of the program: those in the loaded assemblies that use this library, and in what these
/// reference. The answer is kept until another assembly is loaded, since a simulation starts thousands of silos.
/// </summary>
internal static class GrainAssemblies
{
    private static readonly string s_library = typeof(Grain).Assembly.GetName().Name!;
    private static readonly Lock s_lock = new();
    private static Type[] s_classes = [];
    private static int s_loaded;

    public static Type[] GrainClasses()
    {
        lock (s_lock)
        {
            var loaded = Loaded();
            if (loaded.Length == s_loaded) return s_classes;
            s_classes = [.. Find(loaded).SelectMany(GrainClassesIn)];
            s_loaded = Loaded().Length;
            return s_classes;
        }
    }

    private static Assembly[] Loaded() =>
        Array.FindAll(AppDomain.CurrentDomain.GetAssemblies(), each => !each.IsDynamic);

    private static IEnumerable<Type> GrainClassesIn(Assembly assembly) => assembly.GetTypes().Where(type =>
        type is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false }
        && typeof(IGrain).IsAssignableFrom(type)
        && !typeof(GrainReference).IsAssignableFrom(type));

    private static IEnumerable<Assembly> Find(Assembly[] loaded)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var found = new List<Assembly>();
        var queue = new Queue<Assembly>(loaded);
        if (Assembly.GetEntryAssembly() is { } entry) queue.Enqueue(entry);

        while (queue.TryDequeue(out var assembly))
        {
            if (!seen.Add(assembly.FullName!)) continue;
            if (!IsOfProgram(assembly.GetName())) continue;
            var references = assembly.GetReferencedAssemblies();
            if (Array.Exists(references, each => each.Name == s_library)) found.Add(assembly);
            foreach (var reference in references.Where(IsOfProgram)) Enqueue(queue, reference);
        }

        return found.OrderBy(each => each.FullName, StringComparer.Ordinal);
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
