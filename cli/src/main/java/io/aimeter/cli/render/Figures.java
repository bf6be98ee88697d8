package io.aimeter.cli.render;

import io.aimeter.query.Measure;
import io.aimeter.query.Totals;
import io.aimeter.query.data.Count;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** Numbers as people and machines read them. */
public final class Figures {
  private static final int NANO_DIGITS = 9;

  private Figures() {}

  /** Nano-USD as USD with as many decimals as show it well: {@code $1,234.57}. */
  public static String dollars(long nano) {
    return money(nano, decimals(nano));
  }

  /** Nano-USD as rounded USD with the given decimals: {@code $1,234.57}. */
  static String money(long nano, int decimals) {
    return money(nano, decimals, "USD");
  }

  /** Billionths of a currency, rounded: {@code $1,234.57}, {@code EUR 1,234.57}. */
  static String money(long nano, int decimals, String currency) {
    String sign = currency.equals("USD") ? "$" : currency + " ";
    String plain =
        BigDecimal.valueOf(Math.abs(nano), NANO_DIGITS)
            .setScale(decimals, RoundingMode.HALF_EVEN)
            .toPlainString();
    int point = plain.indexOf('.');
    return (nano < 0 ? "-" : "")
        + sign
        + Count.grouped(plain.substring(0, point))
        + plain.substring(point);
  }

  /** How many decimals show a sum of this size well. */
  static int decimals(long nano) {
    if (nano == 0 || Math.abs(nano) >= 1_000_000_000_000L) {
      return 2;
    }
    return Math.abs(nano) >= 1_000_000_000L ? 4 : 6;
  }

  /** {@code 1,234,567}. */
  public static String count(long number) {
    return Count.of(number);
  }

  /** A count with its noun: {@code 1 call}, {@code 2 calls}. */
  public static String count(long number, String noun) {
    return Count.of(number, noun);
  }

  /** {@code 12.3 %}, or a dash where the whole is nothing. */
  public static String share(long part, long whole) {
    if (whole == 0) {
      return "–";
    }
    BigDecimal percent =
        BigDecimal.valueOf(part)
            .multiply(BigDecimal.valueOf(100))
            .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_EVEN);
    return percent.toPlainString() + " %";
  }

  /** Prompt tokens not read from a cache, cache writes included; null where nothing is known. */
  static Long input(Totals totals) {
    if (totals.get(Measure.UNCACHED_INPUT) == null
        && totals.get(Measure.CACHE_WRITE_5M) == null
        && totals.get(Measure.CACHE_WRITE_1H) == null) {
      return null;
    }
    return totals.number(Measure.UNCACHED_INPUT)
        + totals.number(Measure.CACHE_WRITE_5M)
        + totals.number(Measure.CACHE_WRITE_1H);
  }

  /** {@code 850 ms}, {@code 3.2 s}, {@code 4 min}, {@code 5 h}, {@code 6 d}. */
  public static String duration(Duration duration) {
    long millis = duration.toMillis();
    if (millis < 1_000) {
      return millis + " ms";
    }
    if (millis < 100_000) {
      return millis / 1_000 + "." + millis % 1_000 / 100 + " s";
    }
    if (millis < 6_000_000) {
      return duration.toMinutes() + " min";
    }
    return duration.toHours() < 72 ? duration.toHours() + " h" : duration.toDays() + " d";
  }

  /** {@code 12.3 GB}. */
  public static String bytes(long bytes) {
    if (bytes < 1_000_000) {
      return bytes / 1_000 + " kB";
    }
    return bytes < 1_000_000_000L
        ? bytes / 1_000_000 + " MB"
        : bytes / 1_000_000_000L + "." + bytes % 1_000_000_000L / 100_000_000L + " GB";
  }
}
