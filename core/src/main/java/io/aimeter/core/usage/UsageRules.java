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
      default:
        return OpenAiUsage.read(usage);
    }
  }
}
