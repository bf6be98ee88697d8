package io.aimeter.core.attribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.aimeter.core.attribution.rules.Rules;
import io.aimeter.core.config.Settings;
import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Rules and baggage among the sources of attribution. */
class RuledTest {
  private static Attributor attributor(Map<String, String> properties, String rules) {
    Attributor attributor =
        Attributor.of(Settings.of(properties, Map.of()), UnaryOperator.identity());
    attributor.use(Rules.parse(rules.getBytes(StandardCharsets.UTF_8), "rules"));
    return attributor;
  }

  private static void assertIs(
      Attribution attribution, Dimension dimension, String value, Source source) {
    assertEquals(value, attribution.value(dimension));
    assertEquals(source, attribution.source(dimension));
  }

  @Test
  void belowTheThreadsOwnEntriesAndAboveTheProcesss() {
    Attributor attributor =
        attributor(
            Map.of("ai.team", "property", "ai.app", "property", "ai.tag.a", "property"),
"""
rules:
- name: all
  set: {team: rule, app: rule, feature: rule, environment: rule, tag.a: rule, tag.b: rule}
""");
    CallFacts facts =
        CallFacts.of(Map.of("ai.feature", "mdc"))
            .baggage(
                Map.of("ai.feature", "baggage", "ai.environment", "baggage", "ai.tag.b", "baggage"))
            .entry(Source.ROUTE, "GET /x");
    Attribution call = attributor.resolve(facts);
    assertIs(call, Dimension.TEAM, "rule", Source.RULE);
    assertIs(call, Dimension.APP, "rule", Source.RULE);
    assertIs(call, Dimension.FEATURE, "mdc", Source.MDC);
    assertIs(call, Dimension.ENVIRONMENT, "baggage", Source.BAGGAGE);
    assertEquals(Map.of("a", "rule", "b", "baggage"), call.tags());
    assertEquals(Map.of("team", "all", "app", "all", "tag.a", "all"), call.rules());

    CostRecord.Builder record = CostRecord.builder();
    call.applyTo(record);
    assertEquals("rule", record.text(RecordField.TEAM_SOURCE));
    assertEquals(
        Map.of("team", "all", "app", "all", "tag.a", "all"), record.build().map(RecordField.RULES));
  }

  @Test
  void conditionsSeeWhatOtherSourcesSayAndNotWhatRulesSet() {
    Attributor attributor =
        attributor(
            Map.of("ai.team", "old", "ai.tag.region", "emea"),
"""
rules:
- {when: {team: old}, set: {team: new}}
- {when: {team: new}, set: {app: never}}
- {when: {team: old, tag.region: emea}, set: {app: renamed}}
- {when: {feature: 'GET /x'}, set: {feature: x, costcenter: '1'}}
""");
    Attribution call = attributor.resolve(CallFacts.of(null).entry(Source.ROUTE, "GET /x"));
    assertIs(call, Dimension.TEAM, "new", Source.RULE);
    assertIs(call, Dimension.APP, "renamed", Source.RULE);
    assertIs(call, Dimension.FEATURE, "x", Source.RULE);
    assertIs(call, Dimension.COST_CENTER, "1", Source.RULE);
  }

  @Test
  void nullLeavesADimensionToOtherSourcesAndToNoRule() {
    Attributor attributor =
        attributor(
            Map.of("ai.team", "property"),
"""
rules:
- {when: {package: com.shop.generated}, set: {team: null}}
- {when: {package: com.shop}, set: {team: shop}}
""");
    assertIs(
        attributor.resolve(CallFacts.of(null).caller("com.shop.generated.Api", "m")),
        Dimension.TEAM,
        "property",
        Source.PROPERTY);
    assertIs(
        attributor.resolve(CallFacts.of(null).caller("com.shop.Cart", "m")),
        Dimension.TEAM,
        "shop",
        Source.RULE);
  }

  @Test
  void byHostAndKey() {
    Attributor attributor =
        attributor(
            Map.of(), "rules:\n- {when: {host: api.openai.com, key: a1b2}, set: {team: t}}\n");
    CallFacts facts = CallFacts.of(null).host("api.openai.com").key("0011223344556677", "a1b2");
    assertIs(attributor.resolve(facts), Dimension.TEAM, "t", Source.RULE);
    CallFacts other = CallFacts.of(null).host("api.openai.com");
    assertSame(attributor.processWide(), attributor.resolve(other));
  }

  @Test
  void baggageCanBeIgnored() {
    Attributor attributor =
        Attributor.of(
            Settings.of(Map.of("aimeter.baggage", "false"), Map.of()), UnaryOperator.identity());
    CallFacts facts = CallFacts.of(null).baggage(Map.of("ai.team", "spoofed"));
    assertSame(attributor.processWide(), attributor.resolve(facts));
  }

  @Test
  void usersInBaggageAreHashedToo() {
    Attributor attributor = Attributor.of(Settings.of(Map.of(), Map.of()), user -> "#");
    Attribution call = attributor.resolve(CallFacts.of(null).baggage(Map.of("ai.user", "ann")));
    assertIs(call, Dimension.USER, "#", Source.BAGGAGE);
  }
}
