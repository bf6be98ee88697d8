package io.aimeter.core.attribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.aimeter.core.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What labels, annotations and resource attributes say where the user has not. */
class PodInfoTest {
  @TempDir Path directory;

  private Attribution attribution(Map<String, String> environment) {
    Map<String, String> all = new HashMap<>(environment);
    all.put("AIMETER_PODINFO", directory.toString());
    return Attributor.of(Settings.of(Map.of(), all), user -> "#" + user.length()).processWide();
  }

  private static void assertIs(
      Attribution attribution, Dimension dimension, String value, Source source) {
    assertEquals(value, attribution.value(dimension));
    assertEquals(source, attribution.source(dimension));
  }

  @Test
  void customaryLabels() throws IOException {
    Files.writeString(
        directory.resolve("labels"),
"""
app.kubernetes.io/name="ranker"
app="old"
app.kubernetes.io/part-of="shop"
app.kubernetes.io/version="5.0.0"
team="search"
environment="production"
pod-template-hash="7d9f8b6c4d"
""");
    Attribution pod =
        attribution(Map.of("KUBERNETES_SERVICE_HOST", "10.0.0.1", "HOSTNAME", "pod-0"));
    assertIs(pod, Dimension.APP, "ranker", Source.KUBERNETES);
    assertIs(pod, Dimension.TEAM, "search", Source.KUBERNETES);
    assertIs(pod, Dimension.ENVIRONMENT, "production", Source.KUBERNETES);
    assertEquals(Map.of("part-of", "shop", "release", "5.0.0"), pod.tags());
    assertEquals(Source.KUBERNETES, pod.tagSource("part-of"));
    assertIs(attribution(Map.of("OTEL_SERVICE_NAME", "otel")), Dimension.APP, "otel", Source.OTEL);
    assertIs(attribution(Map.of("AI_TEAM", "own")), Dimension.TEAM, "own", Source.ENVIRONMENT);
  }

  @Test
  void ourOwnWordsWinAndLabelsWinOverAnnotations() throws IOException {
    Files.writeString(
        directory.resolve("annotations"),
        """
        ai.team="annotated"
        ai.feature="say \\"hi\\" \\\\ twice\\nline"
        ai.user="ann"
        ai.tag.region="emea"
        kubernetes.io/config.seen="2026-11-25"
        """);
    Files.writeString(directory.resolve("labels"), "team=\"customary\"\nai.team=\"labelled\"\n");
    Attribution pod = attribution(Map.of());
    assertIs(pod, Dimension.TEAM, "labelled", Source.KUBERNETES);
    assertIs(pod, Dimension.FEATURE, "say \"hi\" \\ twice line", Source.KUBERNETES);
    assertIs(pod, Dimension.USER, "#3", Source.KUBERNETES);
    assertEquals(Map.of("region", "emea"), pod.tags());
  }

  @Test
  void withoutFilesOrWithStrangeOnesNothingIsSaid() throws IOException {
    assertNull(attribution(Map.of()).value(Dimension.TEAM));
    Files.createDirectory(directory.resolve("labels"));
    Files.write(directory.resolve("annotations"), new byte[] {'=', '\n', (byte) 0xff, '=', '"'});
    assertNull(attribution(Map.of()).value(Dimension.TEAM));
    assertEquals("\\", PodInfo.unquoted("\"\\\\\""));
    assertEquals("bare", PodInfo.unquoted(" bare "));
  }

  @Test
  void teamsAndWorkloadsOfTheResource() {
    Attribution namespace =
        attribution(Map.of("OTEL_RESOURCE_ATTRIBUTES", "service.namespace=shop"));
    assertIs(namespace, Dimension.TEAM, "shop", Source.OTEL);
    Attribution all =
        attribution(
            Map.of(
                "OTEL_RESOURCE_ATTRIBUTES",
                "team=search,service.namespace=shop,cost.center=42,k8s.deployment.name=ranker"));
    assertIs(all, Dimension.TEAM, "search", Source.OTEL);
    assertIs(all, Dimension.COST_CENTER, "42", Source.OTEL);
    assertIs(all, Dimension.APP, "ranker", Source.OTEL);
  }
}
