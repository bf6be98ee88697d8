package io.aimeter.cli.focus;

import java.util.Map;

/**
 * What holds for a whole export.
 *
 * @param periodSeconds the length of a charge period
 * @param accounts the billing account by provider, as records name providers
 */
public record FocusTerms(long periodSeconds, Map<String, String> accounts) {
  /**
   * The billing account at a provider. It is not on the wire: where the user has not said it, the
   * provider's name stands for the one there is.
   */
  String account(String provider) {
    return accounts.getOrDefault(provider, provider);
  }
}
