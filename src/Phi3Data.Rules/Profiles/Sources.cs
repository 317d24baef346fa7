namespace Phi3Data;

/// <summary>Every source that rules, profiles and models rest on.</summary>
static class Sources
{
    private const string AzureDocs = "https://github.com/MicrosoftDocs/azure-ai-docs/blob/main/articles/";
    private const string AzureHowTo = AzureDocs + "ai-foundry/openai/how-to/";
    private const string Assets = "https://github.com/Azure/azureml-assets/tree/4b41f8c/";
    private const string Month = "2025-11";

    // The project's own judgement: no service says it, and its absence was felt.
    public static readonly Source Own = new("Phi3Data's own judgement", "", Month);

    public static readonly Source Json = new("RFC 8259, The JavaScript Object Notation (JSON) Data Interchange Format",
        "https://www.rfc-editor.org/rfc/rfc8259", Month);

    public static readonly Source AzurePhi3 = new("Fine-tune Phi-3 models in Azure AI Foundry",
        AzureDocs + "ai-studio/how-to/fine-tune-phi-3.md", Month);

    public static readonly Source AzureServerless = new("Fine-tune models with serverless API deployments",
        AzureDocs + "ai-foundry/how-to/fine-tune-serverless.md", Month);

    public static readonly Source AzureSdk = new("Customize a model with fine-tuning",
        AzureDocs + "ai-foundry/openai/includes/fine-tuning-oai-sdk.md", Month);

    public static readonly Source AzureFunctions = new("Fine-tuning and tool calling", AzureHowTo + "fine-tuning-functions.md", Month);

    public static readonly Source AzureDpo = new("Direct preference optimization",
        AzureHowTo + "fine-tuning-direct-preference-optimization.md", Month);

    public static readonly Source AzureRft = new("Reinforcement fine-tuning", AzureHowTo + "reinforcement-fine-tuning.md", Month);

    public static readonly Source AzureVision = new("Vision fine-tuning", AzureHowTo + "fine-tuning-vision.md", Month);

    public static readonly Source AzureTroubleshoot = new("Fine-tuning troubleshooting", AzureHowTo + "fine-tuning-troubleshoot.md", Month);

    public static readonly Source AzureQuotas = new("Azure OpenAI quotas and limits", AzureDocs + "openai/quotas-limits.md", Month);

    public static readonly Source AzureOverview = new("Fine-tuning overview",
        AzureDocs + "ai-foundry/concepts/fine-tuning-overview.md", Month);

    public static readonly Source AzureRegions = new("Region availability for serverless models",
        AzureDocs + "ai-foundry/includes/region-availability-maas.md", Month);

    public static readonly Source AssetsImport = new("azureml-assets, data import of the fine-tuning pipeline",
        Assets + "training/finetune_acft_hf_nlp/src/data_import", Month);

    public static readonly Source AssetsSplit = new("azureml-assets, preprocessing of the fine-tuning pipeline",
        "https://github.com/Azure/azureml-assets/blob/main/assets/training/finetune_acft_hf_nlp/src/preprocess/preprocess.py",
        "2026-11");

    public static readonly Source AssetsChat = new("azureml-assets, chat completion pipeline (max_seq_length 8192)",
        Assets + "training/finetune_acft_hf_nlp", Month);

    public static readonly Source AssetsDistillation = new("azureml-assets, distillation validator", Assets + "training", Month);

    public static readonly Source AssetsModels = new("azureml-assets, model specifications", Assets + "assets/models/system", Month);

    public static readonly Source TypeSpec = new("openai-dotnet, fine-tuning types",
        "https://github.com/openai/openai-dotnet/blob/main/specification/base/typespec/fine-tuning/models.tsp", Month);

    public static readonly Source Skill = new("microsoft/azure-skills, fine-tuning references",
        "https://github.com/microsoft/azure-skills", Month);

    public static readonly Source Samples = new("microsoft-foundry/fine-tuning, sample datasets",
        "https://github.com/microsoft-foundry/fine-tuning/tree/main/Sample_Datasets", Month);

    public static readonly Source FoundrySchema20 = new("microsoft-foundry/fine-tuning, issue 23: invalid schema (20)",
        "https://github.com/microsoft-foundry/fine-tuning/issues/23", Month);

    public static readonly Source FoundryTraces = new("microsoft-foundry/fine-tuning, pull request 38",
        "https://github.com/microsoft-foundry/fine-tuning/pull/38", Month);

    public static readonly Source Cookbook = new("openai-cookbook, data preparation for chat fine-tuning",
        "https://github.com/openai/openai-cookbook", Month);

    public static readonly Source OpenAiBom = new("OpenAI-API-dotnet, issue 59: the service refuses a byte order mark",
        "https://github.com/OkGoDoIt/OpenAI-API-dotnet/issues/59", Month);

    public static readonly Source OpenAiTokens = new("llmcomp, issue 59: the service refuses special tokens in content",
        "https://github.com/johny-b/llmcomp/issues/59", Month);

    public static readonly Source Together = new("Together AI, data preparation",
        "https://docs.together.ai/docs/fine-tuning/data-preparation", "2026-11");

    public static readonly Source Fireworks = new("Fireworks AI, fine-tuning cookbook", "https://github.com/fw-ai/cookbook", Month);

    public static readonly Source MistralDocs = new("Mistral AI, text fine-tuning",
        "https://docs.mistral.ai/capabilities/finetuning/text_finetuning", "2026-11");

    public static readonly Source Mistral = new("mistral-common, validation of requests",
        "https://github.com/mistralai/mistral-common", Month);

    public static readonly Source Databricks = new("Databricks, prepare data for foundation model fine-tuning",
        "https://docs.databricks.com/en/large-language-models/foundation-model-training/data-preparation.html", "2026-11");

    public static readonly Source PhiSilica = new("LoRA fine-tuning for Phi Silica",
        "https://learn.microsoft.com/en-us/windows/ai/apis/phi-silica-lora", "2026-11");

    public static readonly Source Trl = new("TRL, dataset formats",
        "https://github.com/huggingface/trl/blob/main/docs/source/dataset_formats.md", Month);

    public static readonly Source TrlTemplates = new("TRL, chat templates of Phi-3",
        "https://github.com/huggingface/trl/tree/main/trl/chat_templates", Month);

    public static readonly Source TrlZeroLoss = new("TRL, pull request 6320: rows without a trained token",
        "https://github.com/huggingface/trl/pull/6320", Month);

    public static readonly Source PhiSystem = new("transformers, issue 30545: Phi-3 ignores system messages",
        "https://github.com/huggingface/transformers/issues/30545", Month);

    public static readonly Source EmptyFile = new("azure-docs, issue 108515: no valid JSON line found",
        "https://github.com/MicrosoftDocs/azure-docs/issues/108515", Month);

    public static readonly Source ArrowJson = new("apache/arrow, issue 45394: JSON spread over lines",
        "https://github.com/apache/arrow/issues/45394", Month);

    public static readonly Source Leakage = new("huggingface/datasets, issue 4261: training data in the validation split",
        "https://github.com/huggingface/datasets/issues/4261", Month);

    public static readonly Source PhiCookBook = new("PhiCookBook, fine-tuning Phi-3 with Azure AI Foundry",
        "https://github.com/microsoft/PhiCookBook", Month);

    public static readonly Source OrtTokenizers = new("onnxruntime-extensions, tokenizer configurations of the Phi models",
        "https://github.com/microsoft/onnxruntime-extensions/tree/main/test/data", Month);

    public static readonly Source LlamaCppTemplates = new("llama.cpp, chat templates",
        "https://github.com/ggml-org/llama.cpp/tree/master/models/templates", Month);

    public static readonly Source TrlTruncation = new("TRL, issue 3927: truncation leaves no token to train",
        "https://github.com/huggingface/trl/issues/3927", Month);
}
