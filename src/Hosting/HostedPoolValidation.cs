using Microsoft.Extensions.Options;

namespace PoolGen.Hosting;

/// <summary>Checks a pool's options when the host starts, or when the pool is first asked for. An error has the full configuration key.</summary>
internal sealed class HostedPoolValidation : IValidateOptions<HostedPoolOptions>
{
    public ValidateOptionsResult Validate(string? name, HostedPoolOptions options)
    {
        try
        {
            options.Validate();
            return ValidateOptionsResult.Success;
        }
        catch (ArgumentException e) when (e.ParamName is not null)
        {
            // The framework adds the parameter and the value to the text: the key stands in their place.
            string text = e.Message.Split(" (Parameter '", 2)[0];
            string value = e is ArgumentOutOfRangeException { ActualValue: { } actual } ? $" The value is {actual}." : "";
            return ValidateOptionsResult.Fail($"{PoolSection.Of(name)}:{e.ParamName}: {text}{value}");
        }
    }
}
