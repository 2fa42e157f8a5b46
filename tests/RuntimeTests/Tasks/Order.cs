namespace PoolGen.RuntimeTests.Tasks;

public sealed record Order(string Name, Shared<Catalogue>? Catalogue, List<Shared<string>> Notes);
