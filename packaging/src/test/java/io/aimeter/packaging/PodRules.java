package io.aimeter.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What every pod of ours keeps to. */
final class PodRules {
  private PodRules() {}

  static void check(PodSpec pod) {
    Set<String> volumes =
        pod.getVolumes().stream().map(Volume::getName).collect(Collectors.toSet());
    Set<String> mounted =
        containers(pod).stream()
            .flatMap(container -> container.getVolumeMounts().stream())
            .map(VolumeMount::getName)
            .collect(Collectors.toSet());
    assertEquals(volumes, mounted, "volumes, and those that are mounted");
    for (Container container : containers(pod)) {
      if (container.getImage().startsWith("aimeter/")) {
        isLocked(container);
        probesHavePorts(container);
        if ("Always".equals(container.getRestartPolicy())) {
          isNoConditionOfTheApplication(container);
        }
      }
    }
  }

  static List<Container> containers(PodSpec pod) {
    List<Container> all = new ArrayList<>(pod.getInitContainers());
    all.addAll(pod.getContainers());
    return all;
  }

  private static void isLocked(Container container) {
    String name = container.getName();
    SecurityContext security = container.getSecurityContext();
    assertNotNull(security, name);
    assertTrue(security.getReadOnlyRootFilesystem(), name);
    assertFalse(security.getAllowPrivilegeEscalation(), name);
    assertEquals(List.of("ALL"), security.getCapabilities().getDrop(), name);
    assertFalse(container.getImage().endsWith(":latest"), name);
  }

  private static void probesHavePorts(Container container) {
    Set<String> ports =
        container.getPorts().stream().map(port -> port.getName()).collect(Collectors.toSet());
    for (Probe probe :
        new Probe[] {
          container.getLivenessProbe(), container.getReadinessProbe(), container.getStartupProbe()
        }) {
      if (probe != null) {
        assertTrue(ports.contains(probe.getHttpGet().getPort().getStrVal()), container.getName());
      }
    }
  }

  /** A sidecar's readiness is its pod's, and its startup is waited for: both would harm. */
  private static void isNoConditionOfTheApplication(Container sidecar) {
    assertNull(sidecar.getReadinessProbe(), sidecar.getName());
    assertNull(sidecar.getStartupProbe(), sidecar.getName());
    assertNotNull(sidecar.getLivenessProbe(), sidecar.getName());
  }
}
