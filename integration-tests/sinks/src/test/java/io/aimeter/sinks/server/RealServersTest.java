package io.aimeter.sinks.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** What cannot be had is an error that says why, and never a test that is passed over. */
class RealServersTest {
  private static String refusal(String kind, String asked) {
    return assertThrows(
            ExtensionConfigurationException.class, () -> RealServers.chosen(kind, asked))
        .getMessage();
  }

  @Test
  void aFlavourThatNobodyOffersIsSaid() {
    String said = refusal("kafka-cluster", "docker");
    assertTrue(said.startsWith("no real kafka-cluster with -Dreal.servers=docker: "), said);
    assertTrue(said.contains("-Dreal.servers=auto"), said);
  }

  @Test
  void withoutAnEngineDockerIsRefusedWithTheReason() {
    String whyNot = new DockerPostgres().whyNot();
    if (whyNot == null) {
      assertEquals("docker", RealServers.chosen("postgres", "docker").get(0).flavour());
    } else {
      assertTrue(refusal("postgres", "docker").contains("docker: " + whyNot));
      assertTrue(refusal("postgres", "all").contains("docker: " + whyNot));
    }
  }

  @Test
  void localProcessesAreTakenWhereAskedFor() {
    for (String kind : List.of("kafka", "kafka-cluster", "kafka-secured", "postgres-secured")) {
      assertEquals(1, RealServers.chosen(kind, "local").size(), kind);
      assertEquals("local", RealServers.chosen(kind, "auto").get(0).flavour(), kind);
    }
  }
}
