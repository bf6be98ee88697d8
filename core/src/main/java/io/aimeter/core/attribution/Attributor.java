package io.aimeter.core.attribution;

import io.aimeter.core.attribution.rules.Rules;
import io.aimeter.core.config.Key;
import io.aimeter.core.config.Setting;
import io.aimeter.core.config.Settings;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Says to whom a call belongs. What holds for the whole process is resolved once; a call adds the
 * entries of its thread's MDC and baggage, and the mapping rules that match it. Thread-safe.
 *
 * <p>Values are bounded: blanks around them are cut, control characters become blanks, and what is
 * longer than {@value #MAX_VALUE} characters is cut there.
 */
public final class Attributor {
  /** Values are cut to this many characters. */
  public static final int MAX_VALUE = 128;

  /** Names of tags are cut to this many characters. */
  public static final int MAX_TAG_NAME = 64;

  /** A call has at most this many tags; further ones are left out. */
  public static final int MAX_TAGS = 16;

  private static final String PREFIX = "ai.";
  private static final String TAG_PREFIX = "ai.tag.";
  private static final Map<String, Dimension> BY_KEY = byKey();

  private final Attribution processWide;
  private final UnaryOperator<String> userHash;
  private final boolean readsBaggage;
  private volatile Rules rules = Rules.NONE;

  private Attributor(
      Attribution processWide, UnaryOperator<String> userHash, boolean readsBaggage) {
    this.processWide = processWide;
    this.userHash = userHash;
    this.readsBaggage = readsBaggage;
  }

  /**
   * An attributor for a process of these settings.
   *
   * @param userHash what a record holds for a user, or null for nothing; the identity where users
   *     may be stored as given
   */
  public static Attributor of(Settings settings, UnaryOperator<String> userHash) {
    Attribution.Builder found = new Attribution.Builder();
    Surroundings.addTo(found, settings, userHash);
    for (Dimension dimension : Dimension.values()) {
      Setting given = settings.given(dimension.key());
      String value = given == null ? null : bounded(given.text(), MAX_VALUE);
      if (value != null) {
        found.set(
            dimension, dimension == Dimension.USER ? userHash.apply(value) : value, source(given));
      }
    }
    for (Map.Entry<String, Setting> tag : settings.tags().entrySet()) {
      addTag(found, tag.getKey(), tag.getValue().text(), source(tag.getValue()));
    }
    return new Attributor(found.build(), userHash, settings.flag(Key.BAGGAGE));
  }

  /** The mapping rules that hold from now on. */
  public void use(Rules current) {
    this.rules = current;
  }

  /** Whether there are mapping rules. */
  public boolean hasRules() {
    return !rules.isEmpty();
  }

  /** What holds for a call without an MDC of its own. */
  public Attribution processWide() {
    return processWide;
  }

  /**
   * To whom a call belongs: the process's attribution itself where nothing of the call says more.
   */
  public Attribution resolve(CallFacts call) {
    Attribution known = ofThread(call);
    if (known.value(Dimension.FEATURE) == null) {
      known = withDerivedFeature(known, call);
    }
    Rules current = rules;
    return current.isEmpty() ? known : Ruled.by(current, known, call);
  }

  private static Attribution withDerivedFeature(Attribution known, CallFacts call) {
    String entry = call.entryName() == null ? null : bounded(call.entryName(), MAX_VALUE);
    if (entry != null) {
      return withFeature(known, entry, call.entrySource());
    }
    if (call.callerClass() == null) {
      return known;
    }
    // Of a nested class the innermost name, as its developers say it.
    String name = call.callerClass();
    name = name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
    String caller = bounded(name + "." + call.callerMethod(), MAX_VALUE);
    return withFeature(known, caller, Source.CALLER);
  }

  private static Attribution withFeature(Attribution known, String feature, Source source) {
    Attribution.Builder found = new Attribution.Builder(known);
    found.set(Dimension.FEATURE, feature, source);
    return found.build();
  }

  /** What the calling thread's entries add; the lower source first, so that the higher one wins. */
  private Attribution ofThread(CallFacts call) {
    Attribution.Builder found = null;
    if (readsBaggage) {
      found = withEntries(null, call.baggage(), Source.BAGGAGE);
    }
    found = withEntries(found, call.contextMap(), Source.MDC);
    return found == null ? processWide : found.build();
  }

  private Attribution.Builder withEntries(
      Attribution.Builder sofar, Map<String, String> entries, Source source) {
    Attribution.Builder found = sofar;
    if (entries == null || entries.isEmpty()) {
      return found;
    }
    for (Map.Entry<String, String> entry : entries.entrySet()) {
      String key = entry.getKey();
      if (key == null || !key.startsWith(PREFIX) || entry.getValue() == null) {
        continue;
      }
      Dimension dimension = BY_KEY.get(key);
      boolean tag = dimension == null && key.startsWith(TAG_PREFIX);
      String value = dimension != null || tag ? bounded(entry.getValue(), MAX_VALUE) : null;
      if (value == null) {
        continue;
      }
      if (found == null) {
        found = new Attribution.Builder(processWide);
      }
      if (tag) {
        addTag(found, key.substring(TAG_PREFIX.length()), value, source);
      } else {
        set(found, dimension, value, source, userHash);
      }
    }
    return found;
  }

  private static void set(
      Attribution.Builder to,
      Dimension dimension,
      String value,
      Source source,
      UnaryOperator<String> userHash) {
    String stored = dimension == Dimension.USER ? userHash.apply(value) : value;
    if (stored != null) {
      to.set(dimension, stored, source);
    }
  }

  static void addTag(Attribution.Builder to, String name, String value, Source source) {
    String boundedName = bounded(name, MAX_TAG_NAME);
    String boundedValue = bounded(value, MAX_VALUE);
    if (boundedName != null && boundedValue != null) {
      to.tag(boundedName, boundedValue, source, MAX_TAGS);
    }
  }

  private static Source source(Setting given) {
    switch (given.origin()) {
      case PROPERTY:
        return Source.PROPERTY;
      case ENVIRONMENT:
        return Source.ENVIRONMENT;
      default:
        return Source.FILE;
    }
  }

  /** The text within its bound; null where nothing is left of it. */
  static String bounded(String text, int most) {
    String trimmed = text.trim();
    if (trimmed.length() > most) {
      int end = Character.isHighSurrogate(trimmed.charAt(most - 1)) ? most - 1 : most;
      trimmed = trimmed.substring(0, end);
    }
    for (int i = 0; i < trimmed.length(); i++) {
      if (Character.isISOControl(trimmed.charAt(i))) {
        return withoutControls(trimmed);
      }
    }
    return trimmed.isEmpty() ? null : trimmed;
  }

  private static String withoutControls(String text) {
    char[] chars = text.toCharArray();
    for (int i = 0; i < chars.length; i++) {
      if (Character.isISOControl(chars[i])) {
        chars[i] = ' ';
      }
    }
    return new String(chars);
  }

  private static Map<String, Dimension> byKey() {
    Map<String, Dimension> byKey = new HashMap<>();
    for (Dimension dimension : Dimension.values()) {
      byKey.put(dimension.key().property(), dimension);
    }
    return byKey;
  }
}
