package io.aimeter.core.attribution;

import io.aimeter.core.attribution.rules.Decision;
import io.aimeter.core.attribution.rules.Names;
import io.aimeter.core.attribution.rules.Rule;
import io.aimeter.core.attribution.rules.Rules;
import io.aimeter.core.attribution.rules.Subject;
import java.util.Map;

/** A call as mapping rules see it, and what they make of it. */
final class Ruled implements Subject {
  private final CallFacts call;
  private final Attribution known;

  private Ruled(CallFacts call, Attribution known) {
    this.call = call;
    this.known = known;
  }

  /** What is known of a call, with what rules say where no higher source speaks. */
  static Attribution by(Rules rules, Attribution known, CallFacts call) {
    Decision decision = rules.decide(new Ruled(call, known));
    if (decision == null) {
      return known;
    }
    Attribution.Builder found = new Attribution.Builder(known);
    for (Map.Entry<Dimension, Rule> spoken : decision.dimensions().entrySet()) {
      Dimension dimension = spoken.getKey();
      String value = spoken.getValue().value(dimension);
      if (value != null && yields(known.source(dimension))) {
        found.set(dimension, value, Source.RULE);
        found.rule(Names.name(dimension), spoken.getValue().name());
      }
    }
    for (Map.Entry<String, Rule> spoken : decision.tags().entrySet()) {
      String tag = spoken.getKey();
      String value = spoken.getValue().tags().get(tag);
      if (value != null
          && yields(known.tagSource(tag))
          && found.tag(tag, value, Source.RULE, Attributor.MAX_TAGS)) {
        found.rule(Names.ofTag(tag), spoken.getValue().name());
      }
    }
    return found.build();
  }

  private static boolean yields(Source source) {
    return source == null || source.compareTo(Source.RULE) > 0;
  }

  @Override
  public String callingClass() {
    return call.callerClass();
  }

  @Override
  public String route() {
    return call.entryName();
  }

  @Override
  public String host() {
    return call.host();
  }

  @Override
  public String keyFingerprint() {
    return call.keyFingerprint();
  }

  @Override
  public String keyHint() {
    return call.keyHint();
  }

  @Override
  public String value(Dimension dimension) {
    return known.value(dimension);
  }

  @Override
  public String tag(String name) {
    return known.tags().get(name);
  }
}
