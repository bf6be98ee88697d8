package io.aimeter.core.attribution;

import io.aimeter.core.config.Key;
import io.aimeter.core.config.Settings;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What the process's surroundings tell about it where the user has not: OpenTelemetry's resource,
 * Spring's application name, the Kubernetes pod.
 */
final class Surroundings {
  /**
   * OpenTelemetry's resource attributes that mean something here, the lower one first. By its
   * conventions {@code service.namespace} tells groups of services apart, "for example the team
   * name that owns a group of services".
   */
  private static final Map<String, Dimension> ATTRIBUTES = new LinkedHashMap<>();

  static {
    ATTRIBUTES.put("service.namespace", Dimension.TEAM);
    ATTRIBUTES.put("team.name", Dimension.TEAM);
    ATTRIBUTES.put("team", Dimension.TEAM);
    ATTRIBUTES.put("cost_center", Dimension.COST_CENTER);
    ATTRIBUTES.put("cost.center", Dimension.COST_CENTER);
    ATTRIBUTES.put("k8s.cronjob.name", Dimension.APP);
    ATTRIBUTES.put("k8s.daemonset.name", Dimension.APP);
    ATTRIBUTES.put("k8s.statefulset.name", Dimension.APP);
    ATTRIBUTES.put("k8s.deployment.name", Dimension.APP);
    ATTRIBUTES.put("service.name", Dimension.APP);
    ATTRIBUTES.put("deployment.environment", Dimension.ENVIRONMENT);
    ATTRIBUTES.put("deployment.environment.name", Dimension.ENVIRONMENT);
  }

  private Surroundings() {}

  /** Adds the values found, the lower source first, so that the higher one wins. */
  static void addTo(Attribution.Builder found, Settings settings, UnaryOperator<String> userHash) {
    set(found, Dimension.APP, podWithoutHash(settings), Source.KUBERNETES);
    PodInfo.of(settings.path(Key.PODINFO)).addTo(found, userHash);
    set(found, Dimension.APP, either(settings, "spring.application.name"), Source.SPRING);
    String resource = either(settings, "otel.resource.attributes");
    for (Map.Entry<String, Dimension> attribute : ATTRIBUTES.entrySet()) {
      set(found, attribute.getValue(), attribute(resource, attribute.getKey()), Source.OTEL);
    }
    set(found, Dimension.APP, either(settings, "otel.service.name"), Source.OTEL);
    String release = attribute(resource, "service.version");
    if (release != null) {
      Attributor.addTag(found, Attribution.RELEASE, release, Source.OTEL);
    }
  }

  private static void set(
      Attribution.Builder to, Dimension dimension, String value, Source source) {
    String bounded = value == null ? null : Attributor.bounded(value, Attributor.MAX_VALUE);
    if (bounded != null) {
      to.set(dimension, bounded, source);
    }
  }

  /** A system property, or the environment variable of the same name in capitals. */
  private static String either(Settings settings, String property) {
    String value = settings.property(property);
    return value != null
        ? value
        : settings.environment(property.toUpperCase(Locale.ROOT).replace('.', '_'));
  }

  /** A value of {@code key=value,key=value}, percent-decoded; null where the key is missing. */
  static String attribute(String attributes, String key) {
    int start = 0;
    while (attributes != null && start < attributes.length()) {
      int comma = attributes.indexOf(',', start);
      int end = comma < 0 ? attributes.length() : comma;
      int equals = attributes.indexOf('=', start);
      if (equals > 0 && equals < end && attributes.substring(start, equals).trim().equals(key)) {
        return percentDecoded(attributes.substring(equals + 1, end));
      }
      start = end + 1;
    }
    return null;
  }

  private static String percentDecoded(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
      int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
      if (bytes[i] == '%' && high >= 0 && low >= 0) {
        out.write(high * 16 + low);
        i += 2;
      } else {
        out.write(bytes[i]);
      }
    }
    return new String(out.toByteArray(), StandardCharsets.UTF_8);
  }

  /**
   * The pod's name without the endings Kubernetes gives it: {@code chat-7d9f8b6c4d-x2x4z} of a
   * Deployment and {@code chat-0} of a StatefulSet are both chat. Null outside Kubernetes.
   */
  private static String podWithoutHash(Settings settings) {
    if (settings.environment("KUBERNETES_SERVICE_HOST") == null) {
      return null;
    }
    String pod = settings.environment("POD_NAME");
    if (pod == null) {
      pod = settings.environment("HOSTNAME");
    }
    return pod == null ? null : withoutHash(pod);
  }

  static String withoutHash(String pod) {
    int last = pod.lastIndexOf('-');
    if (last <= 0) {
      return pod;
    }
    String ending = pod.substring(last + 1);
    if (isNumber(ending)) {
      return pod.substring(0, last);
    }
    if (ending.length() != 5 || !isGenerated(ending)) {
      return pod;
    }
    int middle = pod.lastIndexOf('-', last - 1);
    String hash = middle <= 0 ? "" : pod.substring(middle + 1, last);
    boolean replicaSet = hash.length() >= 8 && hash.length() <= 10 && isGenerated(hash);
    return pod.substring(0, replicaSet ? middle : last);
  }

  private static boolean isNumber(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /** Whether Kubernetes may have made it up: it uses consonants and the digits 2 to 9 only. */
  private static boolean isGenerated(String text) {
    for (int i = 0; i < text.length(); i++) {
      if ("bcdfghjklmnpqrstvwxz2456789".indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }
}
