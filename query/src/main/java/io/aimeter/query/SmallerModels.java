package io.aimeter.query;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Models with a smaller sibling of the same provider that answers simple questions for less. A row
 * a family; which of two costs less is not said here but asked of the price book, call by call.
 */
enum SmallerModels {
  GPT_4("openai|azure\\.ai\\.openai", "gpt-4(\\.1|o)?(-\\d.*)?|gpt-4-turbo.*", "gpt-5.4-mini"),
  GPT_5("openai|azure\\.ai\\.openai", "gpt-5(\\.[1-5])?(-pro)?(-\\d{4}.*)?", "gpt-5.4-mini"),
  GPT_5_6("openai|azure\\.ai\\.openai", "gpt-5\\.6(-sol)?", "gpt-5.6-terra"),
  GPT_6("openai", "gpt-6(\\.1)?-(astra|sol|terra)", "gpt-6-luna"),
  CLAUDE(
      "anthropic", "claude-(fable|opus|sonnet)-.*|claude-3-(opus|7-sonnet).*", "claude-haiku-4-5"),
  CLAUDE_BEDROCK(
      "aws\\.bedrock",
      "((us|eu|global)\\.)?anthropic\\.claude-(opus|sonnet)-.*",
      "us.anthropic.claude-haiku-4-5-20251001-v1:0"),
  NOVA(
      "aws\\.bedrock", "((us|eu|apac)\\.)?amazon\\.nova-(pro|premier)-.*", "amazon.nova-lite-v1:0"),
  GEMINI("gcp\\.gemini|gcp\\.vertex_ai", "gemini-.*-pro.*", "gemini-3.1-flash-lite"),
  MISTRAL("mistral_ai", "mistral-(large|medium)-.*|pixtral-large-.*", "mistral-small-latest");

  private static final List<SmallerModels> ALL = List.of(values());

  private final Pattern provider;
  private final Pattern model;
  private final String smaller;

  SmallerModels(String provider, String model, String smaller) {
    this.provider = Pattern.compile(provider);
    this.model = Pattern.compile(model);
    this.smaller = smaller;
  }

  /** The smaller sibling, or null where none is known. */
  static String of(String provider, String model) {
    if (provider == null || model == null) {
      return null;
    }
    for (SmallerModels family : ALL) {
      if (family.provider.matcher(provider).matches() && family.model.matcher(model).matches()) {
        return family.smaller;
      }
    }
    return null;
  }
}
