namespace PoolGen.RuntimeTests.Tasks;

public sealed class Dog : Animal
{
    public int Tricks { get; set; }
}
