package io.aimeter.core.usage;

import io.aimeter.core.provider.BodyShape;

/** How the counts of each shape become quantities: the table. */
final class UsageRules {
  private UsageRules() {}

  /** The quantities of one object of counts. */
  static Tally read(BodyShape shape, Counts usage) {
    switch (shape) {
      case COHERE:
        return CohereUsage.read(usage);
      case PERPLEXITY:
        return PerplexityUsage.read(usage);
      case VERCEL:
        return VercelUsage.read(usage);
      case GEMINI:
      case GEMINI_PREDICT:
      case GEMINI_BATCH:
        return GeminiUsage.content(usage);
      case GEMINI_INTERACTIONS:
        return GeminiUsage.interactions(usage);
      case GEMINI_COMPATIBLE:
        return GeminiUsage.compatible(usage);
      case BEDROCK_CONVERSE:
        return BedrockUsage.converse(usage);
      default:
        return OpenAiUsage.read(usage);
    }
  }
}
