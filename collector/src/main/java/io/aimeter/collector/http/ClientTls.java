package io.aimeter.collector.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * Whom to trust over TLS and who to be, by PEM files. Read whenever a context is made, so that a
 * certificate that was renewed is used.
 *
 * @param authorities the certificates to trust; null for the JDK's own
 * @param certificate what to present, with the chain behind it; null for nothing
 * @param key the private key of it; null where there is no certificate
 */
public record ClientTls(Path authorities, Path certificate, Path key) {
  private static final Pattern PKCS8 =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "Ed25519");

  /**
   * A context of these.
   *
   * @throws IOException if a file cannot be read or holds something else; the message says which
   */
  public SSLContext context() throws IOException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys(), trust(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException("cannot set up TLS: " + e.getMessage(), e);
    }
  }

  private TrustManager[] trust() throws IOException, GeneralSecurityException {
    if (authorities == null) {
      return null; // the JDK's
    }
    KeyStore store = empty();
    int number = 0;
    for (Certificate authority : certificates(authorities)) {
      store.setCertificateEntry("authority-" + number++, authority);
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  private KeyManager[] keys() throws IOException, GeneralSecurityException {
    if (certificate == null) {
      return null; // none
    }
    Certificate[] chain = certificates(certificate).toArray(new Certificate[0]);
    KeyStore store = empty();
    store.setKeyEntry("client", privateKey(), new char[0], chain);
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, new char[0]);
    return factory.getKeyManagers();
  }

  private static KeyStore empty() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private static Collection<? extends Certificate> certificates(Path file) throws IOException {
    try (InputStream in = new ByteArrayInputStream(Files.readAllBytes(file))) {
      Collection<? extends Certificate> read =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (!read.isEmpty()) {
        return read;
      }
    } catch (GeneralSecurityException e) {
      throw new IOException(file + " holds no certificates in PEM", e);
    }
    throw new IOException(file + " holds no certificates in PEM");
  }

  private PrivateKey privateKey() throws IOException {
    Matcher pem = PKCS8.matcher(Files.readString(key));
    if (pem.find()) {
      byte[] encoded = Base64.getMimeDecoder().decode(pem.group(1));
      for (String algorithm : ALGORITHMS) {
        try {
          return KeyFactory.getInstance(algorithm)
              .generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
          // A key of another algorithm.
        }
      }
    }
    throw new IOException(
        key
            + " holds no private key that can be read; it begins with BEGIN PRIVATE KEY (make it"
            + " so: openssl pkcs8 -topk8 -nocrypt)");
  }
}
