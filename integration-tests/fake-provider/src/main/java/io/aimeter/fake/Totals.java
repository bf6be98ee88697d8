package io.aimeter.fake;

import java.math.BigDecimal;
import java.util.List;

/**
 * Sums of what the provider counted, of all exchanges whose tokens the client was told to the end.
 *
 * @param calls all exchanges, errors too
 * @param input prompt tokens not read from a cache
 */
record Totals(long calls, long input, long cached, long output, long costNanoUsd) {

  static Totals of(List<Billed> exchanges) {
    long input = 0;
    long cached = 0;
    long output = 0;
    long cost = 0;
    for (Billed billed : exchanges) {
      if (billed.complete()) {
        input += billed.uncached() + billed.cacheWrite5m() + billed.cacheWrite1h();
        cached += billed.cacheRead();
        output += billed.output();
        cost += billed.costNanoUsd();
      }
    }
    return new Totals(exchanges.size(), input, cached, output, cost);
  }

  String toJson() {
    return "{\"calls\":%d,\"input\":%d,\"cached\":%d,\"output\":%d,\"cost_nano_usd\":%d,\"cost_usd\":%s}"
        .formatted(calls, input, cached, output, costNanoUsd, usd());
  }

  /** One line a sum, for shells. */
  String toLines() {
    return "calls %d\ninput %d\ncached %d\noutput %d\ncost_nano_usd %d\n"
        .formatted(calls, input, cached, output, costNanoUsd);
  }

  private String usd() {
    return BigDecimal.valueOf(costNanoUsd, 9).toPlainString();
  }
}
