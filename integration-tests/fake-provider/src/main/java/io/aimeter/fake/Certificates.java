package io.aimeter.fake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A self-signed certificate for the providers' names, made with the JDK's keytool and kept in a
 * directory; the trust store beside it holds the certificate.
 */
final class Certificates {
  static final String PASSWORD = "changeit";
  private static final String ALIAS = "fake";

  private final Path keyStore;
  private final Path trustStore;

  private Certificates(Path keyStore, Path trustStore) {
    this.keyStore = keyStore;
    this.trustStore = trustStore;
  }

  static Certificates in(Path directory, List<String> hosts) throws IOException {
    Path keys = directory.resolve("keystore.p12");
    Path trust = directory.resolve("truststore.p12");
    if (!Files.exists(trust)) {
      StringBuilder names = new StringBuilder("SAN=ip:127.0.0.1");
      hosts.forEach(host -> names.append(",dns:").append(host));
      Path certificate = directory.resolve("fake.pem");
      Files.deleteIfExists(keys);
      keytool(
          keys,
          "-genkeypair",
          "-keyalg",
          "EC",
          "-groupname",
          "secp256r1",
          "-validity",
          "3650",
          "-dname",
          "CN=aimeter fake provider",
          "-ext",
          names.toString(),
          "-ext",
          "bc=ca:true");
      keytool(keys, "-exportcert", "-rfc", "-file", certificate.toString());
      keytool(trust, "-importcert", "-noprompt", "-file", certificate.toString());
    }
    return new Certificates(keys, trust);
  }

  Path keyStore() {
    return keyStore;
  }

  Path trustStore() {
    return trustStore;
  }

  private static void keytool(Path store, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(
        List.of(
            "-alias",
            ALIAS,
            "-keystore",
            store.toString(),
            "-storetype",
            "PKCS12",
            "-storepass",
            PASSWORD));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.Charset.defaultCharset());
    try {
      if (process.waitFor() != 0) {
        throw new IOException("keytool failed: " + output);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while keytool ran", e);
    }
  }
}
