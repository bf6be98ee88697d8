package io.aimeter.packaging;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/** Manifests as Kubernetes' own types; a field that they do not have is refused. */
final class Kubernetes {
  private static final Map<String, Class<? extends HasMetadata>> KINDS =
      Map.of(
          "v1/ConfigMap", ConfigMap.class,
          "v1/Pod", Pod.class,
          "apps/v1/DaemonSet", DaemonSet.class,
          "apps/v1/Deployment", Deployment.class);

  private static final ObjectMapper STRICT =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .setAnnotationIntrospector(
              new JacksonAnnotationIntrospector() {
                /** Else the types would take any field there is. */
                @Override
                public Boolean hasAnySetter(Annotated annotated) {
                  return false;
                }
              });

  private Kubernetes() {}

  /** The documents of a manifest, as plain maps. */
  static List<Map<String, Object>> documents(String manifest) {
    List<Map<String, Object>> documents = new ArrayList<>();
    for (Object document : new Yaml().loadAll(manifest)) {
      if (document != null) {
        documents.add(map(document));
      }
    }
    return documents;
  }

  @SuppressWarnings("unchecked") // what YAML calls a mapping
  static Map<String, Object> map(Object mapping) {
    return (Map<String, Object>) mapping;
  }

  static String kind(Map<String, Object> document) {
    return document.get("apiVersion") + "/" + document.get("kind");
  }

  /** The document as its type; null for kinds that are not Kubernetes' own. */
  static HasMetadata typed(Map<String, Object> document) {
    Class<? extends HasMetadata> type = KINDS.get(kind(document));
    return type == null ? null : STRICT.convertValue(document, type);
  }

  /** The pod that a document describes; null where it describes none. */
  static PodSpec pod(HasMetadata object) {
    if (object instanceof Deployment deployment) {
      return deployment.getSpec().getTemplate().getSpec();
    }
    if (object instanceof DaemonSet daemonSet) {
      return daemonSet.getSpec().getTemplate().getSpec();
    }
    return object instanceof Pod pod ? pod.getSpec() : null;
  }
}
