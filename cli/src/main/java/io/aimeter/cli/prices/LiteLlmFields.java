package io.aimeter.cli.prices;

import java.util.Map;
import java.util.Set;

/** The members of LiteLLM's map that carry money, and what they are in a price file of ours. */
final class LiteLlmFields {
  /** Prices of a token, by our kinds; ours are of a million. */
  static final Map<String, String> TOKENS =
      Map.ofEntries(
          Map.entry("input_cost_per_token", "input"),
          Map.entry("input_cost_per_audio_token", "audio_input"),
          Map.entry("input_cost_per_image_token", "image_input"),
          Map.entry("cache_read_input_token_cost", "cache_read"),
          Map.entry("cache_creation_input_token_cost", "cache_write_5m"),
          Map.entry("cache_creation_input_token_cost_above_1hr", "cache_write_1h"),
          Map.entry("output_cost_per_token", "output"),
          Map.entry("output_cost_per_reasoning_token", "reasoning"),
          Map.entry("output_cost_per_audio_token", "audio_output"),
          Map.entry("output_cost_per_image_token", "image_output"));

  /** Prices of one piece; they hold where the tokens of the same thing have no price. */
  static final Map<String, String> PIECES =
      Map.ofEntries(
          Map.entry("output_cost_per_image", "image"),
          Map.entry("input_cost_per_second", "media_second"),
          Map.entry("output_cost_per_second", "media_second"),
          Map.entry("output_cost_per_video_per_second", "media_second"),
          Map.entry("input_cost_per_character", "character"),
          Map.entry("input_cost_per_query", "search_unit"),
          Map.entry("ocr_cost_per_page", "page"));

  /** By the endings of their names, our service tiers. */
  static final Map<String, String> SERVICE_TIERS =
      Map.of("_batches", "batch", "_flex", "flex", "_priority", "priority");

  /**
   * What needs no price here: quantities that records do not have, or have as tokens, and second
   * names of other members.
   */
  static final Set<String> NOT_NEEDED =
      Set.of(
          "annotation_cost_per_page",
          "cache_creation_input_audio_token_cost",
          "cache_read_input_audio_token_cost",
          "code_interpreter_cost_per_session",
          "input_cost_per_audio_per_second",
          "input_cost_per_image",
          "input_cost_per_token_cache_hit",
          "input_cost_per_video_per_second",
          "input_dbu_cost_per_token",
          "output_cost_per_character",
          "output_cost_per_video_token",
          "output_dbu_cost_per_token",
          "search_context_cost_per_query");

  private LiteLlmFields() {}
}
