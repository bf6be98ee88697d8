package io.aimeter.query;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The shortest beginning of a prompt, in tokens, that providers cache: their documentation of
 * prompt caching, read on 2026-11-28. The first row that matches holds.
 */
enum CacheFloor {
  CLAUDE_LARGE("(.*\\.)?claude-(opus-(4-[5-9]|5)|haiku-4-5|fable).*", 4096),
  CLAUDE_SONNET_4_6("(.*\\.)?claude-sonnet-(4-6|5).*", 2048),
  GEMINI("gemini-.*", 4096),
  OTHERS(".*", 1024);

  private static final List<CacheFloor> ALL = List.of(values());

  private final Pattern model;
  private final long tokens;

  CacheFloor(String model, long tokens) {
    this.model = Pattern.compile(model);
    this.tokens = tokens;
  }

  static long tokens(String model) {
    for (CacheFloor floor : ALL) {
      if (floor.model.matcher(model == null ? "" : model).matches()) {
        return floor.tokens;
      }
    }
    throw new IllegalStateException("the last row matches all");
  }
}
