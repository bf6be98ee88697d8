package io.aimeter.query;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Models whose end their provider has announced, with the successor it names: a row an
 * announcement, from the providers' own pages, read on 2026-11-28.
 */
enum Retirement {
  // developers.openai.com/api/docs/deprecations
  GPT_5("openai", "gpt-5(-2025-.*)?|o3(-2025-.*)?", "2026-06-11", "2026-12-11", "gpt-6.1-sol"),
  GPT_5_MINI("openai", "gpt-5-mini(-2025-.*)?", "2026-06-11", "2026-12-11", "gpt-6.1-terra"),
  GPT_5_NANO("openai", "gpt-5-nano(-2025-.*)?", "2026-06-11", "2026-12-11", "gpt-6-luna"),
  GPT_4(
      "openai",
      "gpt-4o(-mini)?(-2024-(07|08|11)-.*)?|gpt-4\\.1(-mini)?(-2025-.*)?",
      "2026-10-14",
      "2027-01-14",
      "gpt-6-luna"),
  // ai.google.dev/gemini-api/docs/deprecations
  GEMINI_2_5_PRO("gcp.gemini", "gemini-2\\.5-pro", "2026-09-02", "2026-12-01", "gemini-3.8-flash"),
  GEMINI_2_5_FLASH(
      "gcp.gemini", "gemini-2\\.5-flash", "2026-09-02", "2026-12-01", "gemini-3.5-flash-lite"),
  // platform.claude.com/docs/en/about-claude/model-deprecations
  CLAUDE_SONNET_4(
      "anthropic", "claude-sonnet-4-(0|2025.*)", "2026-04-14", "2026-06-15", "claude-sonnet-4-6"),
  CLAUDE_OPUS_4(
      "anthropic", "claude-opus-4-(0|2025.*)", "2026-04-14", "2026-06-15", "claude-opus-4-8");

  private static final List<Retirement> ALL = List.of(values());

  private final String provider;
  private final Pattern model;
  private final Instant announced;
  private final LocalDate end;
  private final String successor;

  Retirement(String provider, String model, String announced, String end, String successor) {
    this.provider = provider;
    this.model = Pattern.compile(model);
    this.announced = LocalDate.parse(announced).atStartOfDay(ZoneOffset.UTC).toInstant();
    this.end = LocalDate.parse(end);
    this.successor = successor;
  }

  /** What had been announced of a model by some moment; null where nothing. */
  static Retirement of(String provider, String model, Instant by) {
    for (Retirement known : ALL) {
      if (known.provider.equals(provider)
          && model != null
          && known.announced.isBefore(by)
          && known.model.matcher(model).matches()) {
        return known;
      }
    }
    return null;
  }

  /** The day on which it is switched off. */
  LocalDate end() {
    return end;
  }

  /** The model that the provider names in its place. */
  String successor() {
    return successor;
  }
}
