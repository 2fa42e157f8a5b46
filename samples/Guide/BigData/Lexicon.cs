namespace Guide.BigData;

// snippet: bigdata-type
public record Lexicon(string Language, Dictionary<string, string> Words);
// end snippet
