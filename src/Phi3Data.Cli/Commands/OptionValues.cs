using System;
using System.CommandLine;
using System.Globalization;
using System.Linq;
using System.Numerics;

namespace Phi3Data.Cli.Commands;

/// <summary>Reads the values of options, and says by the option's own name what is wrong with one.</summary>
static class OptionValues
{
    /// <summary>Makes an option that takes a number.</summary>
    public static Option<T> Number<T>(string name, string helpName, T value, string description)
        where T : struct, INumber<T> => new(name)
        {
            Description = description,
            HelpName = helpName,
            DefaultValueFactory = _ => value,
            CustomParser = result =>
            {
                string text = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
                // No digit groups: half the world writes 0,1 for a tenth, which would be read as 1.
                if (T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out T number)) return number;
                result.AddError($"{name} {text}: expected {(typeof(T) == typeof(double) ? "a number such as 0.1" : "a whole number")}.");
                return default;
            },
        };

    /// <summary>Makes the option of a limit: <c>--max-line-bytes</c> of <c>maxLineBytes</c>.</summary>
    public static Option<long> Limit(LimitInfo limit)
    {
        string name = string.Concat(limit.Name.Select(c => char.IsUpper(c) ? "-" + char.ToLowerInvariant(c) : c.ToString()));
        Option<long> option = Number("--" + name, "N", limit.DefaultValue, limit.Description);
        option.Validators.Add(result =>
        {
            if (result.Implicit || result.Errors.Any()) return;
            long value = result.GetValueOrDefault<long>();
            if (value < limit.Minimum || value > limit.Maximum)
                result.AddError(FormattableString.Invariant($"{result.Option.Name} {value}: expected {limit.Minimum} to {limit.Maximum}."));
        });
        return option;
    }

    /// <summary>Hands an option's value to the library, whose refusal becomes a message of the command line.</summary>
    /// <exception cref="UsageException">The value is out of range.</exception>
    public static TResult Use<TValue, TResult>(this ParseResult parsed, Option<TValue> option, Func<TValue, TResult> make)
        where TValue : struct
    {
        TValue value = parsed.GetValue(option);
        try
        {
            return make(value);
        }
        catch (ArgumentOutOfRangeException e)
        {
            // Behind the text stand the parameter and the value, in the words of .NET.
            string text = e.Message.Split(" (Parameter")[0];
            throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"{option.Name} {value}: {text.TrimEnd('.')}."));
        }
    }
}
