package io.aimeter.query;

import java.time.Instant;
import java.util.List;

/**
 * Who used a key in a period, and for what.
 *
 * @param fingerprint the installation's keyed hash of it
 * @param hint its last four characters, null where it is too short to show them
 * @param servers the hosts called
 * @param limited calls that the provider refused because of its rate limits
 * @param cost nano-USD, null where no call has a price
 */
public record KeyUse(
    String fingerprint,
    String hint,
    List<String> providers,
    List<String> servers,
    List<String> teams,
    List<String> apps,
    List<String> environments,
    List<String> features,
    long calls,
    long limited,
    Long cost,
    Instant first,
    Instant last) {

  /** The same, seen at these moments. */
  KeyUse seen(Instant from, Instant to) {
    return new KeyUse(
        fingerprint,
        hint,
        providers,
        servers,
        teams,
        apps,
        environments,
        features,
        calls,
        limited,
        cost,
        from,
        to);
  }

  /** Whether several teams or applications use it, so that nobody's invoice is on it alone. */
  public boolean isShared() {
    return teams.size() > 1 || apps.size() > 1;
  }

  /** What people recognise it by: {@code …ab12 7b69770758719c99}. */
  public String name() {
    return hint == null ? fingerprint : "…" + hint + ' ' + fingerprint;
  }
}
