package io.aimeter.core.attribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aimeter.core.config.Settings;
import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributorTest {
  private static Attributor attributor(
      Map<String, String> properties, Map<String, String> environment) {
    return Attributor.of(Settings.of(properties, environment), UnaryOperator.identity());
  }

  private static void assertIs(
      Attribution attribution, Dimension dimension, String value, Source source) {
    assertEquals(value, attribution.value(dimension));
    assertEquals(source, attribution.source(dimension));
  }

  @Test
  void sourcesInOrderOfPrecedence(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("f"), "ai.app=file\n");
    Map<String, String> properties = new HashMap<>();
    Map<String, String> environment = new HashMap<>();

    environment.put("KUBERNETES_SERVICE_HOST", "10.0.0.1");
    environment.put("HOSTNAME", "kube-7d9f8b6c4d-x2x4z");
    assertApp(properties, environment, "kube", Source.KUBERNETES);
    environment.put("SPRING_APPLICATION_NAME", "spring-environment");
    assertApp(properties, environment, "spring-environment", Source.SPRING);
    properties.put("spring.application.name", "spring");
    assertApp(properties, environment, "spring", Source.SPRING);
    environment.put("OTEL_RESOURCE_ATTRIBUTES", "service.name=resource,x=y");
    assertApp(properties, environment, "resource", Source.OTEL);
    environment.put("OTEL_SERVICE_NAME", "service");
    assertApp(properties, environment, "service", Source.OTEL);
    properties.put("aimeter.config", file.toString());
    assertApp(properties, environment, "file", Source.FILE);
    environment.put("AI_APP", "environment");
    assertApp(properties, environment, "environment", Source.ENVIRONMENT);
    properties.put("ai.app", "property");
    assertApp(properties, environment, "property", Source.PROPERTY);
    assertIs(
        attributor(properties, environment).resolve(CallFacts.of(Map.of("ai.app", "mdc"))),
        Dimension.APP,
        "mdc",
        Source.MDC);
  }

  private static void assertApp(
      Map<String, String> properties,
      Map<String, String> environment,
      String value,
      Source source) {
    assertIs(attributor(properties, environment).processWide(), Dimension.APP, value, source);
  }

  @Test
  void environmentOfTheResource() {
    Attribution old =
        attributor(
                Map.of(), Map.of("OTEL_RESOURCE_ATTRIBUTES", "a=b, deployment.environment = prod "))
            .processWide();
    assertIs(old, Dimension.ENVIRONMENT, "prod", Source.OTEL);
    Attribution current =
        attributor(
                Map.of(
                    "otel.resource.attributes",
                    "deployment.environment.name=pr%C3%B6d%2C1,deployment.environment=old"),
                Map.of("OTEL_RESOURCE_ATTRIBUTES", "deployment.environment=other"))
            .processWide();
    assertIs(current, Dimension.ENVIRONMENT, "pröd,1", Source.OTEL);
    assertNull(Surroundings.attribute("=x,,service.name", "service.name"));
    assertEquals("100%", Surroundings.attribute("a=100%", "a"));
    assertEquals("%zz", Surroundings.attribute("a=%zz", "a"));
  }

  @Test
  void releaseOfTheResourceUnlessATagSaysOtherwise() {
    Map<String, String> environment =
        Map.of("OTEL_RESOURCE_ATTRIBUTES", "service.name=a,service.version=5.0.0");
    assertEquals(
        Map.of("release", "5.0.0"), attributor(Map.of(), environment).processWide().tags());
    Map<String, String> own = Map.of("ai.tag.release", "6");
    assertEquals(Map.of("release", "6"), attributor(own, environment).processWide().tags());
  }

  @ParameterizedTest
  @CsvSource({
    "chat-7d9f8b6c4d-x2x4z, chat",
    "my-chat-app-5bc9d7f6f8-zk8lm, my-chat-app",
    "chat-0, chat",
    "node-agent-x7k2p, node-agent",
    "chat-service, chat-service",
    "chat, chat",
    "chat-7d9f8b6c4d-hello, chat-7d9f8b6c4d-hello",
  })
  void podsByTheNameTheyWereGiven(String pod, String app) {
    assertEquals(app, Surroundings.withoutHash(pod));
  }

  @Test
  void outsideKubernetesTheHostNameSaysNothing() {
    assertNull(
        attributor(Map.of(), Map.of("HOSTNAME", "chat-0")).processWide().value(Dimension.APP));
  }

  @Test
  void theCallingThreadsContextWins() {
    Attributor attributor =
        attributor(
            Map.of("ai.team", "t", "ai.feature", "f", "ai.tag.a", "1", "ai.tag.b", "2"), Map.of());
    Attribution call =
        attributor.resolve(
            CallFacts.of(
                Map.of(
                    "ai.feature", "search",
                    "ai.costcenter", "42",
                    "ai.tag.b", "3",
                    "ai.tag.c", "4",
                    "traceId", "x",
                    "ai.unheard", "y")));

    CostRecord.Builder record = CostRecord.builder();
    call.applyTo(record);

    assertEquals(
        CostRecord.builder()
            .set(RecordField.TEAM, "t")
            .set(RecordField.TEAM_SOURCE, "property")
            .set(RecordField.FEATURE, "search")
            .set(RecordField.FEATURE_SOURCE, "mdc")
            .set(RecordField.COST_CENTER, "42")
            .set(RecordField.COST_CENTER_SOURCE, "mdc")
            .put(RecordField.TAGS, "a", "1")
            .put(RecordField.TAGS, "b", "3")
            .put(RecordField.TAGS, "c", "4")
            .put(RecordField.TAG_SOURCES, "a", "property")
            .put(RecordField.TAG_SOURCES, "b", "mdc")
            .put(RecordField.TAG_SOURCES, "c", "mdc")
            .build(),
        record.build());
    assertIs(attributor.processWide(), Dimension.FEATURE, "f", Source.PROPERTY);
    assertEquals(Map.of("a", "1", "b", "2"), attributor.processWide().tags());
  }

  @Test
  void aContextWithoutEntriesOfOursIsTheProcessItself() {
    Attributor attributor = attributor(Map.of("ai.team", "t"), Map.of());
    assertSame(attributor.processWide(), attributor.resolve(CallFacts.of(null)));
    assertSame(attributor.processWide(), attributor.resolve(CallFacts.of(Map.of())));
    assertSame(
        attributor.processWide(),
        attributor.resolve(CallFacts.of(Map.of("traceId", "x", "ai", "y"))));
    assertSame(attributor.processWide(), attributor.resolve(CallFacts.of(Map.of("ai.team", "  "))));
    Map<String, String> nulls = new HashMap<>();
    nulls.put(null, "x");
    nulls.put("ai.team", null);
    assertSame(attributor.processWide(), attributor.resolve(CallFacts.of(nulls)));
  }

  @Test
  void theFeatureNobodySetIsTheEntryPointOrElseTheCaller() {
    Attributor nothingSet = attributor(Map.of("ai.team", "t"), Map.of());
    CallFacts derived =
        CallFacts.of(null)
            .entry(Source.ROUTE, "POST /summaries")
            .caller("com.acme.Summaries$Invoices", "summarize");
    assertIs(nothingSet.resolve(derived), Dimension.FEATURE, "POST /summaries", Source.ROUTE);
    derived.entry(Source.ROUTE, null);
    assertIs(nothingSet.resolve(derived), Dimension.FEATURE, "Invoices.summarize", Source.CALLER);
    assertIs(nothingSet.resolve(derived), Dimension.TEAM, "t", Source.PROPERTY);

    Attributor set = attributor(Map.of("ai.feature", "f"), Map.of());
    assertSame(set.processWide(), set.resolve(derived));
    CallFacts named = CallFacts.of(Map.of("ai.feature", "search")).entry(Source.ROUTE, "GET /");
    assertIs(nothingSet.resolve(named), Dimension.FEATURE, "search", Source.MDC);
  }

  @Test
  void usersPassThroughTheGivenFunctionWhereverTheyComeFrom() {
    Attributor attributor =
        Attributor.of(Settings.of(Map.of("ai.user", "ann"), Map.of()), user -> "#" + user.length());
    assertIs(attributor.processWide(), Dimension.USER, "#3", Source.PROPERTY);
    assertIs(
        attributor.resolve(CallFacts.of(Map.of("ai.user", "hannah"))),
        Dimension.USER,
        "#6",
        Source.MDC);
  }

  @Test
  void valuesAreBounded() {
    String emoji = "😀".repeat(200);
    Attribution call =
        attributor(Map.of(), Map.of())
            .resolve(
                CallFacts.of(
                    Map.of(
                        "ai.team",
                        " " + "x".repeat(500) + " ",
                        "ai.feature",
                        "x" + emoji,
                        "ai.app",
                        "red\u001b[31m\nnext",
                        "ai.tag." + "n".repeat(100),
                        "v",
                        "ai.tag.",
                        "no name")));
    assertEquals("x".repeat(Attributor.MAX_VALUE), call.value(Dimension.TEAM));
    String feature = call.value(Dimension.FEATURE);
    assertEquals("x" + emoji.substring(0, Attributor.MAX_VALUE - 2), feature);
    assertEquals("red [31m next", call.value(Dimension.APP));
    assertEquals(Map.of("n".repeat(Attributor.MAX_TAG_NAME), "v"), call.tags());
  }

  @Test
  void tagsAreBoundedInNumber() {
    Map<String, String> context = new HashMap<>();
    for (int i = 0; i < 100; i++) {
      context.put("ai.tag.t" + i, "v");
    }
    Attributor attributor = attributor(Map.of("ai.tag.mine", "v"), Map.of());
    Attribution call = attributor.resolve(CallFacts.of(context));
    assertEquals(Attributor.MAX_TAGS, call.tags().size());
    assertTrue(call.tags().containsKey("mine"));
  }
}
