package io.aimeter.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The manifests that people copy. */
class ManifestsIT {
  @ParameterizedTest
  @ValueSource(strings = {"sidecar", "daemonset"})
  void aManifestIsKubernetesOwnAndKeepsToTheRules(String name) throws Exception {
    List<String> kinds = new ArrayList<>();
    for (Map<String, Object> document :
        Kubernetes.documents(Files.readString(Path.of("kubernetes", name + ".yaml")))) {
      kinds.add(Kubernetes.kind(document));
      HasMetadata object = Kubernetes.typed(document);
      assertNotNull(object, () -> Kubernetes.kind(document));
      PodSpec pod = Kubernetes.pod(object);
      if (pod != null) {
        PodRules.check(pod);
      }
    }
    String workload = name.equals("sidecar") ? "apps/v1/Deployment" : "apps/v1/DaemonSet";
    assertEquals(List.of("v1/ConfigMap", workload), kinds);
  }

  @Test
  void theCheckRefusesAFieldThatKubernetesDoesNotHave() {
    Map<String, Object> wrong =
        Kubernetes.documents(
                "{apiVersion: v1, kind: Pod, spec: {containers: [{name: a, imag: b}]}}")
            .get(0);
    String message =
        assertThrows(IllegalArgumentException.class, () -> Kubernetes.typed(wrong)).getMessage();
    assertTrue(message.contains("imag"), message);
  }
}
