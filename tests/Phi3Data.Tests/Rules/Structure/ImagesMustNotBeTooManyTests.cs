using System.Linq;
using Xunit;

namespace Phi3Data.Tests;

public class ImagesMustNotBeTooManyTests
{
    private static readonly RuleOptions TwoImages = RuleOptions.Default.WithLimit(Limit.MaxImages, 2);

    [Fact]
    public void ImageAboveTheLimit_IsReportedOnce() =>
        Check.Finds(RuleId.ImagesMustNotBeTooMany, Severity.Error, "the record has more images than the limit of 2",
            Check.Record(User(Image, Image, Image.Replace("\"image_url\",", "«\"image_url\"»,"), Image), Check.Assistant),
            options: TwoImages);

    [Fact]
    public void ImagesOfAllMessages_CountTogether() =>
        Check.Finds(RuleId.ImagesMustNotBeTooMany, Severity.Error, "the record has more images than the limit of 2",
            Check.Record(User(Image), Check.Assistant, User(Image, Image.Replace("\"image_url\",", "«\"image_url\"»,")), Check.Assistant),
            options: TwoImages);

    [Fact]
    public void AsManyAsTheLimit_Pass() => Check.Passes(Check.Record(User(Image, Image), Check.Assistant), options: TwoImages);

    [Fact]
    public void WhereImagesAreTaken_SoundIsStillRefused() =>
        Check.Finds(RuleId.ContentPartsMustBeText, Severity.Error,
            "the content part is of type \"input_audio\", expected \"text\": Phi text models take no images, sound, video or files",
            Check.Record(User("""{"type":«"input_audio"»}"""), Check.Assistant), options: TwoImages);

    private const string Image = """{"type":"image_url","image_url":{"url":"u"}}""";

    private static string User(params string[] parts) => $$"""{"role":"user","content":[{{string.Join(',', parts)}}]}""";
}
