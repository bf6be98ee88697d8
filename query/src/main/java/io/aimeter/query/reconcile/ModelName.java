package io.aimeter.query.reconcile;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A model's name as words and version, so that {@code USE1-Claude4.6Sonnet-input-tokens} on a bill
 * is known to be {@code anthropic.claude-sonnet-4-6-v1:0} on the wire. Dates and regions are in
 * neither. Immutable.
 */
final class ModelName {
  private static final Pattern VENDOR =
      Pattern.compile(
          "^(?:.*/)?(?:(?:us|eu|apac|global|[a-z]{2}-gov)\\.)?(?:[a-z0-9]+\\.(?=[a-z]))?");

  /** What a name ends with that a bill does not say: dates, revisions, stages. */
  private static final Pattern ENDING =
      Pattern.compile(
          "(?:-v\\d+(?::\\d+)?|@\\d{8}|-\\d{8}|-\\d{4}-\\d\\d-\\d\\d|-\\d{3,4}|-latest|-preview(?:-\\d\\d-(?:\\d\\d|\\d{4}))?|-exp)$");

  /** What tokens are of is no part of the model's name. */
  private static final Pattern MODALITY =
      Pattern.compile("\\b(?:text|image|audio|video)[ -](?:input|output|inp|outp?)\\b");

  /** {@code NovaLite} are two words. */
  private static final Pattern JOINT = Pattern.compile("(?<=[a-z])(?=[A-Z])");

  private static final Pattern PART = Pattern.compile("[a-z]+|\\d+");

  /** Words that make another model: who lacks one that the other has is not meant. */
  private static final Set<String> TELLING =
      Set.of(
          "gpt",
          "claude",
          "gemini",
          "llama",
          "mistral",
          "nova",
          "titan",
          "command",
          "deepseek",
          "grok",
          "qwen",
          "jamba",
          "o",
          "mini",
          "nano",
          "micro",
          "lite",
          "pro",
          "premier",
          "flash",
          "ultra",
          "haiku",
          "sonnet",
          "opus",
          "fable",
          "turbo",
          "instruct",
          "audio",
          "realtime",
          "image",
          "codex",
          "chat",
          "oss",
          "small",
          "medium",
          "large",
          "embed",
          "embedding",
          "embeddings",
          "rerank",
          "tts",
          "transcribe",
          "whisper",
          "dall",
          "sora",
          "search",
          "deep",
          "research",
          "canvas",
          "reel",
          "sonic",
          "maverick",
          "scout",
          "imagen",
          "veo",
          "plus");

  private final Set<String> words = new LinkedHashSet<>();
  private final List<String> version = new ArrayList<>();

  private ModelName(String text) {
    Matcher part = PART.matcher(text);
    while (part.find()) {
      if (Character.isDigit(part.group().charAt(0))) {
        version.add(part.group());
      } else {
        words.add(part.group());
      }
    }
  }

  /** A name as it is on the wire. */
  static ModelName ofWire(String name) {
    String rest = VENDOR.matcher(name.toLowerCase(Locale.ROOT)).replaceFirst("");
    String before;
    do {
      before = rest;
      rest = ENDING.matcher(rest).replaceFirst("");
    } while (!rest.equals(before));
    return new ModelName(rest);
  }

  /** A text of a bill, in which a name is. */
  static ModelName ofBill(String text) {
    String words = JOINT.matcher(text).replaceAll(" ").toLowerCase(Locale.ROOT);
    return new ModelName(MODALITY.matcher(words).replaceAll(" "));
  }

  /**
   * How much of a text of a bill this name explains; 0 where the text means another model.
   *
   * @param text made by {@link #ofBill}
   */
  int within(ModelName text) {
    boolean told =
        text.words.containsAll(words)
            && text.words.stream().allMatch(word -> !TELLING.contains(word) || words.contains(word))
            && (version.isEmpty() || indexOf(text.version) >= 0);
    return told ? words.size() + version.size() : 0;
  }

  private int indexOf(List<String> digits) {
    for (int i = 0; i + version.size() <= digits.size(); i++) {
      if (digits.subList(i, i + version.size()).equals(version)) {
        return i;
      }
    }
    return -1;
  }

  /** The same for all names of one model: its words and version, in order. */
  String key() {
    return String.join(" ", words) + " " + String.join(".", version);
  }
}
