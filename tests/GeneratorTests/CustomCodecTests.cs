using PoolGen.GeneratorTests.Kit;

namespace PoolGen.GeneratorTests;

/// <summary>Codecs of the user's own: they are used wherever the type stands, and mistakes are reported at the attribute.</summary>
public sealed class CustomCodecTests
{
    private const string Money = """
        public sealed class Money
        {
            private readonly decimal _amount;
            private Money(decimal amount) => _amount = amount;
            public static Money Of(decimal amount) => new(amount);
            public override string ToString() => _amount.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
        public readonly struct MoneyCodec : PoolGen.Serialization.ICodec<Money>
        {
            public static int FixedSize => 16;
            public static void Write(ref PoolGen.Serialization.PayloadWriter writer, Money value) => writer.WriteString(value?.ToString());
            public static Money Read(ref PoolGen.Serialization.PayloadReader reader) => reader.ReadString() is { } text ? Money.Of(decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture)) : null!;
        }
        public class OtherCodec : PoolGen.Serialization.ICodec<System.Net.Mail.MailAddress>
        {
            public static void Write(ref PoolGen.Serialization.PayloadWriter writer, System.Net.Mail.MailAddress value) => writer.WriteString(value.Address);
            public static System.Net.Mail.MailAddress Read(ref PoolGen.Serialization.PayloadReader reader) => new(reader.ReadString()!);
        }

        """;

    [Theory]
    [InlineData("[{|POOL040:PoolCodec(typeof(MoneyCodec))|}] public class T { public int X { get; set; } }")]
    [InlineData("[{|POOL040:PoolCodec(typeof(string))|}] public class T { public int X { get; set; } }")]
    [InlineData("[{|POOL041:PoolCodec(typeof(C<>))|}] public class T { } public struct C<A> : PoolGen.Serialization.ICodec<T> { public static void Write(ref PoolGen.Serialization.PayloadWriter writer, T value) { } public static T Read(ref PoolGen.Serialization.PayloadReader reader) => new(); }")]
    [InlineData("[{|POOL041:PoolCodec(null!)|}] public class T { }")]
    [InlineData("[{|POOL043:PoolCodec(typeof(MoneyCodec))|}] public class T<A> { }")]
    public Task A_mistake_on_a_type_is_reported_at_its_attribute(string source) => AnalyzerVerifier.Library.Verify(Money + source);

    [Theory]
    [InlineData("[assembly: {|POOL040:PoolCodec(typeof(int), typeof(MoneyCodec))|}]")]
    [InlineData("[assembly: PoolCodec(typeof(Money), typeof(MoneyCodec)), {|POOL042:PoolCodec(typeof(Money), typeof(MoneyCodec))|}]")]
    [InlineData("[assembly: {|POOL043:PoolCodec(typeof(List<>), typeof(MoneyCodec))|}]")]
    [InlineData("[assembly: PoolCodec(typeof(Money), typeof(MoneyCodec)), PoolCodec(typeof(System.Net.Mail.MailAddress), typeof(OtherCodec))]")]
    public Task A_mistake_of_the_assembly_is_reported_at_its_attribute(string attributes) => AnalyzerVerifier.Library.Verify(attributes + "\n" + Money);

    [Fact]
    public Task A_task_over_a_type_whose_codec_is_wrong_has_no_error_of_its_own() => AnalyzerVerifier.Library.Verify(
        "[assembly: {|POOL040:PoolCodec(typeof(System.Net.Mail.MailAddress), typeof(MoneyCodec))|}]\n" + Money
        + "public static class Work { [PoolTask] public static int Run(System.Net.Mail.MailAddress a) => 1; }");

    [Fact]
    public void A_codec_serves_its_type_wherever_it_stands()
    {
        const string Source = """
            [assembly: PoolCodec(typeof(Money), typeof(MoneyCodec)), PoolCodec(typeof(System.Net.Mail.MailAddress), typeof(OtherCodec))]

            """ + Money + """
            public class Bill { public Money? Total { get; set; } public List<Money> Parts { get; } = []; public System.Net.Mail.MailAddress? To { get; set; } }
            [PoolCodec(typeof(RawCodec))] public struct Raw { public int Value; }
            public struct Holder { public Raw Inner; public int More; }
            public class RawCodec : PoolGen.Serialization.ICodec<Raw>
            {
                public static void Write(ref PoolGen.Serialization.PayloadWriter writer, Raw value) => writer.Write(value.Value + 1);
                public static Raw Read(ref PoolGen.Serialization.PayloadReader reader) => new() { Value = reader.Read<int>() * 2 };
            }
            public static class Work
            {
                [PoolTask] public static Bill Echo(Bill bill, Money[] more, (Money, int) pair, Dictionary<int, Money> map) { bill.Parts.AddRange(more); bill.Parts.Add(pair.Item1); bill.Parts.Add(map[1]); return bill; }
                [PoolTask] public static int Sum(Holder[] holders, Raw? one) => holders[0].Inner.Value + holders[0].More + one!.Value.Value;
            }
            public static class Use
            {
                public static string Call()
                {
                    using var pool = new InProcessPool(1);
                    var work = new WorkTasks(pool);
                    Bill back = work.Echo.Apply(new Bill { Total = Money.Of(1.5m), To = new("a@b.c"), Parts = { Money.Of(2) } }, [Money.Of(3), null!], (Money.Of(4), 0), new() { [1] = Money.Of(5) });
                    int sum = work.Sum.Apply([new Holder { Inner = new Raw { Value = 10 }, More = 7 }], new Raw { Value = 1 });
                    return $"{back.Total} {back.To} {string.Join(",", back.Parts.Select(static part => part?.ToString() ?? "null"))} {sum}";
                }
            }
            """;
        GeneratorRun.Compile(Source);
        using var program = new LoadedProgram(GeneratorRun.On(TestCompilation.Create(Source)));
        Assert.Equal("1.5 a@b.c 2,3,null,4,5 33", program.Call<string>("Use", "Call"));
    }
}
