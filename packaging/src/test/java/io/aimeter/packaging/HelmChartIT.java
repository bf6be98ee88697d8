package io.aimeter.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** The chart, by Helm itself. */
class HelmChartIT {
  private static final Path CHART = Path.of("helm", "aimeter");

  @TempDir private static Path work;
  private static Path chart;

  /** A chart whose tests are no hooks: Helm shows those only to a cluster. */
  @BeforeAll
  static void copyWithoutHooks() throws Exception {
    chart = work.resolve("aimeter");
    copy(CHART, chart);
    Path test = chart.resolve("templates/tests/settings.yaml");
    String hook = Files.readString(test);
    Files.writeString(test, hook.replaceAll("(?m)^  annotations:\\n(    helm.sh/hook.*\\n)+", ""));
  }

  /** Settings a Helm of the command line would be given by --set. */
  private static Map<String, Map<String, Object>> rendered(String... settings) {
    TemplateCommand template = new Helm(chart).template().withName("spend");
    for (int i = 0; i < settings.length; i += 2) {
      template.set(settings[i], settings[i + 1]);
    }
    return byKind(template.call());
  }

  private static Map<String, Map<String, Object>> byKind(String manifest) {
    Map<String, Map<String, Object>> byKind = new LinkedHashMap<>();
    for (Map<String, Object> document : Kubernetes.documents(manifest)) {
      String name = Kubernetes.map(document.get("metadata")).get("name").toString();
      byKind.put(document.get("kind") + " " + name, document);
      HasMetadata object = Kubernetes.typed(document);
      PodSpec pod = object == null ? null : Kubernetes.pod(object);
      if (pod != null) {
        PodRules.check(pod);
      }
    }
    return byKind;
  }

  @Test
  void helmHasNothingToSayAgainstIt() {
    LintResult result = new Helm(CHART).lint().strict().call();
    assertFalse(result.isFailed(), () -> String.join("\n", result.getMessages()));
  }

  @Test
  void byDefaultThereIsACollectorANodeWithItsSettings() {
    Map<String, Map<String, Object>> all = rendered("config.interval", "2s");
    assertEquals(
        Set.of(
            "ConfigMap spend-collector", "DaemonSet spend-collector", "Pod spend-collector-test"),
        all.keySet());
    Object yaml = Kubernetes.map(all.get("ConfigMap spend-collector").get("data"));
    assertEquals(
        Map.of("log", Map.of("format", "json"), "interval", "2s"),
        new Yaml().load(Kubernetes.map(yaml).get("collector.yaml").toString()));
  }

  @Test
  void alertsAndDashboardAreTheOnesOfThePackage() throws Exception {
    Map<String, Map<String, Object>> all =
        rendered(
            "daemonset.enabled", "false",
            "podMonitor.enabled", "true",
            "prometheusRule.enabled", "true",
            "prometheusRule.labels.release", "prometheus",
            "dashboard.enabled", "true");
    assertEquals(
        Set.of(
            "ConfigMap spend-collector",
            "PodMonitor spend-collector",
            "PrometheusRule spend-collector",
            "ConfigMap spend-collector-dashboard"),
        all.keySet());
    assertEquals(
        new Yaml().load(Files.readString(Path.of("prometheus", "alerts.yaml"))),
        all.get("PrometheusRule spend-collector").get("spec"));
    Map<String, Object> data =
        Kubernetes.map(all.get("ConfigMap spend-collector-dashboard").get("data"));
    assertEquals(
        Files.readString(Path.of("grafana", "aimeter.json")).strip(),
        data.get("aimeter.json").toString().strip());
  }

  @Test
  void valuesThatAreNoneAreRefused() {
    for (String[] wrong :
        new String[][] {
          {"daemonSet.enabled", "true"},
          {"metrics.port", "80"},
          {"config.dir", "/elsewhere"},
          {"hostPath", "relative"},
          {"existingSecret", ""}
        }) {
      String message =
          assertThrows(RuntimeException.class, () -> rendered(wrong), wrong[0]).getMessage();
      String named = wrong[0].equals("config.dir") ? "config" : wrong[0].replaceAll("\\..*", "");
      assertTrue(message.contains(named), message);
    }
  }

  /** As a chart of an application has it in its charts/. */
  @Test
  void anotherChartPutsTheSidecarIntoItsOwnPods(@TempDir Path own) throws Exception {
    Path consumer = own.resolve("consumer");
    copy(Path.of("src", "test", "charts", "consumer"), consumer);
    copy(CHART, consumer.resolve("charts").resolve("aimeter"));
    Map<String, Map<String, Object>> all =
        byKind(new Helm(consumer).template().withName("app").call());
    assertEquals(Set.of("Deployment consumer", "ConfigMap app-collector"), all.keySet());
    String deployment = all.get("Deployment consumer").toString();
    assertTrue(deployment.contains("-javaagent:/aimeter-agent/aimeter.jar"), deployment);
    assertTrue(deployment.contains("secretName=spend"), deployment);
    assertTrue(deployment.contains("restartPolicy=Always"), deployment);
  }

  private static void copy(Path from, Path to) throws Exception {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Path copy = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(path, copy);
        }
      }
    }
  }
}
