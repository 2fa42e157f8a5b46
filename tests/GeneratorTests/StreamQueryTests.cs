using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using PoolGen.GeneratorTests.Kit;

namespace PoolGen.GeneratorTests;

/// <summary>POOL021 for code that reads a stream to its end, or a part of it, inside async code.</summary>
public sealed class StreamQueryTests
{
    private const string Work = "public static class Work { [PoolTask] public static int Square(int x) => x * x; }";

    [Theory]
    [InlineData("_ = pool.Work.Square.Imap([3]).{|POOL021:ToList|}();", "await Imap(...).AsAsyncEnumerable().ToListAsync(...)")]
    [InlineData("var all = pool.Work.Square.Imap([3]); _ = all.Where(x => x > 1).Select(x => x + 1).{|POOL021:First|}();", "await all.AsAsyncEnumerable().Where(...).Select(...).FirstAsync(...)")]
    [InlineData("var all = pool.Work.Square.Imap([3]); _ = all.{|POOL021:Count|}(x => x > 2);", "await all.AsAsyncEnumerable().CountAsync(...)")]
    [InlineData("_ = Enumerable.{|POOL021:Any|}(pool.Work.Square.Imap([3]).Take(2));", "await Imap(...).AsAsyncEnumerable().Take(...).AnyAsync(...)")]
    [InlineData("_ = (from x in pool.Work.Square.Imap([3]) where x > 1 select x).{|POOL021:ToHashSet|}();", "await Imap(...).AsAsyncEnumerable().Where(...).ToHashSetAsync(...)")]
    [InlineData("_ = pool.Work.Square.ImapUnordered([3]).AsOutcomes().{|POOL021:ToArray|}();", "await foreach")]
    [InlineData("_ = pool.Work.Square.Imap([3]).{|POOL021:TryGetNonEnumeratedCount|}(out int count);", "await foreach")]
    [InlineData("{|POOL021:foreach|} (int x in pool.Work.Square.Imap([3])) { }", "await foreach")]
    [InlineData("{|POOL021:foreach|} (int x in pool.Work.Square.Imap([3]).Skip(1)) { }", "await foreach (... in Imap(...).AsAsyncEnumerable().Skip(...))")]
    [InlineData("int[] all = [1, {|POOL021:.. pool.Work.Square.Imap([3])|}];", "await Imap(...).AsAsyncEnumerable().ToListAsync(...)")]
    [InlineData("Console.WriteLine(string.{|POOL021:Join|}(' ', pool.Work.Square.Imap([3]).Skip(1)));", "await Imap(...).AsAsyncEnumerable().Skip(...).ToListAsync(...)")]
    public async Task It_blocks_and_the_message_says_what_to_write(string statements, string text)
    {
        Diagnostic found = Assert.Single(await Verify(statements));
        Assert.EndsWith($"use '{text}'", found.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("_ = pool.Work.Square.Imap([3]).Where(x => x > 1).OrderBy(x => x);")]
    [InlineData("_ = await pool.Work.Square.Imap([3]).AsAsyncEnumerable().Where(x => x > 1).ToListAsync();")]
    [InlineData("_ = new[] { 1 }.ToList(); _ = string.Join(' ', new[] { 1 }); int[] all = [.. new[] { 1 }];")]
    [InlineData("var later = Task.Run(() => pool.Work.Square.Imap([3]).ToList());")]
    [InlineData("await foreach (int x in pool.Work.Square.Imap([3]).AsAsyncEnumerable().Skip(1)) { }")]
    public async Task It_does_not_block(string statements) => Assert.Empty(await Verify(statements));

    private static Task<ImmutableArray<Diagnostic>> Verify(string statements) => AnalyzerVerifier.Library.Verify(
        $"public static class Program {{ public static async Task Run(IPool pool) {{ await Task.Yield(); {statements} }} }}", Work);
}
