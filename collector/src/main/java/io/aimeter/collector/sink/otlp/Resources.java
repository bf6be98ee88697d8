package io.aimeter.collector.sink.otlp;

import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.resource.v1.Resource;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Who speaks: the collector, of a stream that no other collector has. */
final class Resources {
  static final InstrumentationScope SCOPE =
      InstrumentationScope.newBuilder().setName("io.aimeter.collector").build();

  private Resources() {}

  static Resource of(String stream) {
    Resource.Builder resource =
        Resource.newBuilder()
            .addAttributes(Attribute.text("service.name", "aimeter"))
            .addAttributes(Attribute.text("service.instance.id", stream));
    String version = Resources.class.getPackage().getImplementationVersion();
    if (version != null) {
      resource.addAttributes(Attribute.text("service.version", version));
    }
    try {
      resource.addAttributes(Attribute.text("host.name", InetAddress.getLocalHost().getHostName()));
    } catch (UnknownHostException e) {
      // A host without a name.
    }
    return resource.build();
  }
}
