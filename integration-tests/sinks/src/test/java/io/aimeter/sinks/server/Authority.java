package io.aimeter.sinks.server;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A certificate authority of a test's own, with what a server on loopback needs of it, as PEM. */
public final class Authority {
  private static final String STORE_PASSWORD = "changeit";

  private final Path directory;

  private Authority(Path directory) {
    this.directory = directory;
  }

  /** Makes one, with the JDK's keytool. */
  public static Authority in(Path directory) throws IOException, GeneralSecurityException {
    Files.createDirectories(directory);
    Authority authority = new Authority(directory);
    Path store = directory.resolve("all.p12");
    String name = "CN=the authority " + directory.getFileName() + " of a test";
    keytool(store, "ca", "-dname", name, "-ext", "bc=ca:true");
    keytool(
        store,
        "server",
        "-dname",
        "CN=a test's own server",
        "-signer",
        "ca",
        "-ext",
        "SAN=ip:127.0.0.1,dns:localhost");
    KeyStore keys = KeyStore.getInstance(store.toFile(), STORE_PASSWORD.toCharArray());
    byte[] key = keys.getKey("server", STORE_PASSWORD.toCharArray()).getEncoded();
    String certificates = "";
    for (Certificate certificate : keys.getCertificateChain("server")) {
      certificates += pem("CERTIFICATE", certificate.getEncoded());
    }
    Files.writeString(
        authority.certificate(), pem("CERTIFICATE", keys.getCertificate("ca").getEncoded()));
    Files.writeString(authority.serverCertificates(), certificates);
    Files.createFile(
        authority.serverKey(),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(authority.serverKey(), pem("PRIVATE KEY", key));
    Files.copy(authority.serverKey(), authority.serverKeyAndCertificates());
    Files.writeString(authority.serverKeyAndCertificates(), pem("PRIVATE KEY", key) + certificates);
    return authority;
  }

  /** What a client trusts. */
  public Path certificate() {
    return directory.resolve("ca.pem");
  }

  /** What one shows whom it vouches for, with the chain. */
  public Path serverCertificates() {
    return directory.resolve("server.pem");
  }

  /** The key of that. */
  public Path serverKey() {
    return directory.resolve("server.key");
  }

  Path serverKeyAndCertificates() {
    return directory.resolve("server-all.pem");
  }

  private static String pem(String what, byte[] content) {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(what, lines, what);
  }

  private static void keytool(Path store, String alias, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair", "-keyalg", "EC", "-groupname", "secp256r1"));
    command.addAll(List.of("-alias", alias, "-keystore", store.toString(), "-storetype", "PKCS12"));
    command.addAll(List.of("-storepass", STORE_PASSWORD, "-validity", "3650"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
    try {
      if (process.waitFor() != 0) {
        throw new IOException("keytool failed: " + said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while keytool ran", e);
    }
  }
}
