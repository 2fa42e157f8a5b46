namespace PoolGen.RuntimeTests.Tasks;

public class Animal
{
    public string? Name { get; set; }
}
