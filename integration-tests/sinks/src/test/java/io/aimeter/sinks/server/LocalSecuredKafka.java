package io.aimeter.sinks.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;

/** A Kafka broker with a listener for TLS and SCRAM. */
public final class LocalSecuredKafka extends LocalProvider {
  private static final int ITERATIONS = 4096;

  /** Found by {@link java.util.ServiceLoader}. */
  public LocalSecuredKafka() {
    super("kafka-secured", KafkaNode::whyNot);
  }

  @Override
  public RealServer start() throws Exception {
    return new Running();
  }

  private static final class Running implements SecuredServer {
    private final Path directory = Files.createTempDirectory("aimeter-kafka-secured");
    private final Authority authority = Authority.in(directory.resolve("ca"));
    private final String secureAddress = "127.0.0.1:" + Ports.free();
    private final KafkaNodes broker;

    Running() throws Exception {
      broker = new KafkaNodes(1, listener());
      setPassword(PASSWORD);
      Files.write(
          clientProperties(),
          List.of(
              "security.protocol=SASL_SSL",
              "sasl.mechanism=SCRAM-SHA-512",
              "sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required"
                  + " username=\"%s\" password=\"%s\";".formatted(USER, PASSWORD),
              "ssl.truststore.type=PEM",
              "ssl.truststore.location=" + authority.certificate()));
    }

    private Map<String, String> listener() {
      Map<String, String> settings = new HashMap<>();
      settings.put(KafkaNode.MORE_LISTENERS, "SASL_SSL://" + secureAddress);
      settings.put("sasl.enabled.mechanisms", "SCRAM-SHA-512");
      settings.put(
          "listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config",
          "org.apache.kafka.common.security.scram.ScramLoginModule required;");
      settings.put("ssl.keystore.type", "PEM");
      settings.put("ssl.keystore.location", authority.serverKeyAndCertificates().toString());
      return settings;
    }

    private Path clientProperties() {
      return directory.resolve("client.properties");
    }

    @Override
    public Authority authority() {
      return authority;
    }

    @Override
    public void setPassword(String password) throws Exception {
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", address()))) {
        ScramCredentialInfo info =
            new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS);
        admin
            .alterUserScramCredentials(
                List.of(new UserScramCredentialUpsertion(USER, info, password)))
            .all()
            .get(60, TimeUnit.SECONDS);
      }
    }

    @Override
    public Map<String, String> settings() {
      return Map.of(
          "AIMETER_COLLECT_KAFKA_SERVERS",
          secureAddress,
          "AIMETER_COLLECT_KAFKA_CLIENT_PROPERTIES",
          clientProperties().toString());
    }

    @Override
    public String version() {
      return broker.version();
    }

    @Override
    public String address() {
      return broker.address();
    }

    @Override
    public void kill() throws Exception {
      broker.kill();
    }

    @Override
    public void restart() throws Exception {
      broker.restart();
    }

    @Override
    public void close() throws IOException {
      broker.close();
      Trees.delete(directory);
    }
  }
}
