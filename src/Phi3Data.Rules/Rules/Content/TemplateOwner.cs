namespace Phi3Data.Rules;

/// <summary>Whose chat template a finding is about, in one number: a model, and the template where it is not the model's own.</summary>
static class TemplateOwner
{
    private const int ModelBits = 16, NoModel = (1 << ModelBits) - 1;

    /// <summary>Packs what options name.</summary>
    public static long Pack(RuleOptions options)
    {
        long model = options.Model is null ? NoModel : ModelCatalog.IndexOf(options.Model);
        bool isOwn = options.Template is null || options.Template == options.Model?.Template;
        return isOwn ? model : model | (ChatTemplateCatalog.IndexOf(options.Template!) + 1L) << ModelBits;
    }

    /// <summary>The names: <c>phi-3-mini-4k</c>, <c>phi-3-mini-4k (phi-3-mini-2024-04)</c>.</summary>
    public static string NameOf(long packed)
    {
        string? model = ModelOf(packed)?.Name, template = OtherTemplateOf(packed)?.Name;
        if (template is null) return model ?? "the model";
        return model is null ? template : $"{model} ({template})";
    }

    /// <summary>The template.</summary>
    public static ChatTemplate? TemplateOf(long packed) => OtherTemplateOf(packed) ?? ModelOf(packed)?.Template;

    private static ModelInfo? ModelOf(long packed) =>
        (packed & NoModel) is long index && index < ModelCatalog.All.Count ? ModelCatalog.All[(int)index] : null;

    private static ChatTemplate? OtherTemplateOf(long packed) =>
        (packed >> ModelBits) - 1 is >= 0 and long index && index < ChatTemplateCatalog.All.Count ? ChatTemplateCatalog.All[(int)index] : null;
}
