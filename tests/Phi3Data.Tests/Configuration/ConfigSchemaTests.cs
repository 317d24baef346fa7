using System.Buffers;
using System.Linq;
using System.Text;
using System.Text.Json;
using Xunit;

namespace Phi3Data.Tests.Configuration;

public class ConfigSchemaTests
{
    [Fact]
    public void EveryNameOfTheCatalogues_IsInTheSchema_AndInTheFile()
    {
        var buffer = new ArrayBufferWriter<byte>();
        ConfigSchema.Write(buffer);
        using JsonDocument schema = JsonDocument.Parse(buffer.WrittenMemory);
        JsonElement properties = schema.RootElement.GetProperty("properties");

        JsonElement rules = properties.GetProperty("rules").GetProperty("properties");
        Assert.Equal(
            RuleCatalog.All.SelectMany(r => new[] { r.Id, r.Name }).Order(),
            rules.EnumerateObject().Select(p => p.Name).Order());
        JsonElement limits = properties.GetProperty("limits").GetProperty("properties");
        Assert.Equal(LimitCatalog.All.Select(l => l.Name), limits.EnumerateObject().Select(p => p.Name));

        // A file made of all that the schema offers is one that the reader takes.
        var file = new StringBuilder("{\"rules\":{");
        file.AppendJoin(',', rules.EnumerateObject().Select(p => $"\"{p.Name}\":\"info\""));
        file.Append("},\"limits\":{");
        file.AppendJoin(',', limits.EnumerateObject().Select(p => $"\"{p.Name}\":{p.Value.GetProperty("default")}"));
        file.Append("}}");
        Assert.Null(ConfigReader.TryRead(Encoding.UTF8.GetBytes(file.ToString()), "test", out _)?.Message);
        foreach (string name in new[] { "profile", "model", "method" })
        {
            foreach (JsonElement value in properties.GetProperty(name).GetProperty("enum").EnumerateArray())
                Assert.Null(ConfigReader.TryRead(
                    Encoding.UTF8.GetBytes($"{{\"{name}\":\"{value}\"}}"), "test", out _)?.Message);
        }
    }
}
