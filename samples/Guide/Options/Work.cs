using PoolGen;

namespace Guide.Options;

public static class Work
{
    private static string _language = "";

    [PoolTask] public static void Setup(string language) => _language = language;

    [PoolTask] public static string Greet(string name) => $"{(_language == "fr" ? "Bonjour" : "Hello")} {name} {Environment.GetEnvironmentVariable("GREETING_END")}";
}
