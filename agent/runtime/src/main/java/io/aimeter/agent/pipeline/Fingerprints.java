package io.aimeter.agent.pipeline;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keyed hashes by which a credential, a request or a user can be told from another without being
 * known: HMAC-SHA256 under the installation's secret, cut to 64 bits and printed as 16 hexadecimal
 * digits. Not thread-safe.
 */
public final class Fingerprints {
  private static final String HMAC = "HmacSHA256";
  private static final int KEPT = 8;

  private final SecretKeySpec key;
  private final Mac mac;

  /** Under the installation's secret. */
  public Fingerprints(byte[] secret) {
    key = new SecretKeySpec(secret, HMAC);
    mac = newMac();
  }

  /** The fingerprint of a text, distinct by kind: equal texts of two kinds do not match. */
  public String of(String kind, String text) {
    mac.update(kind.getBytes(StandardCharsets.UTF_8));
    mac.update((byte) 0);
    return print(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** A hash for a body that comes in pieces. */
  Mac newMac() {
    try {
      Mac fresh = Mac.getInstance(HMAC);
      fresh.init(key);
      return fresh;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM has no " + HMAC, e);
    }
  }

  /** The digits of a finished hash. */
  static String print(byte[] hash) {
    StringBuilder digits = new StringBuilder(2 * KEPT);
    for (int i = 0; i < KEPT; i++) {
      digits.append(Character.forDigit((hash[i] >> 4) & 15, 16));
      digits.append(Character.forDigit(hash[i] & 15, 16));
    }
    return digits.toString();
  }
}
