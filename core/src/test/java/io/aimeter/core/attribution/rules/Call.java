package io.aimeter.core.attribution.rules;

import io.aimeter.core.attribution.Dimension;
import java.util.HashMap;
import java.util.Map;

/** A call by the names rules have for what it has; a key as its fingerprint and its hint. */
final class Call implements Subject {
  private final Map<String, String> traits = new HashMap<>();

  /** Names and values in turn. */
  static Call of(String... namesAndValues) {
    Call call = new Call();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      call.traits.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return call;
  }

  @Override
  public String callingClass() {
    return traits.get("class");
  }

  @Override
  public String route() {
    return traits.get("route");
  }

  @Override
  public String host() {
    return traits.get("host");
  }

  @Override
  public String keyFingerprint() {
    return traits.get("fingerprint");
  }

  @Override
  public String keyHint() {
    return traits.get("hint");
  }

  @Override
  public String value(Dimension dimension) {
    return traits.get(Names.name(dimension));
  }

  @Override
  public String tag(String name) {
    return traits.get(Names.ofTag(name));
  }
}
