package io.aimeter.query;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/**
 * Why a spend changed, in nano-USD that sum to the change exactly. Each part is what the change
 * would have been if, after those before it, only it had changed.
 *
 * @param volume more or fewer calls, each costing what a call cost before
 * @param mix other models: calls moved to dearer or cheaper ones, and models that are new
 * @param tokens more or fewer tokens a call, at each model's cost of a token before
 * @param price another cost of a token, by prices, caching and the shares of input and output
 */
public record Growth(long volume, long mix, long tokens, long price) {
  private static final MathContext EXACT_ENOUGH = MathContext.DECIMAL128;

  /** What one model did in the period before and in this one. */
  public record OfModel(
      long callsBefore, long tokensBefore, long costBefore, long calls, long tokens, long cost) {}

  /** The growth of a spend, from all of its models. */
  public static Growth of(List<OfModel> models) {
    long callsBefore = 0;
    long calls = 0;
    long costBefore = 0;
    long cost = 0;
    for (OfModel model : models) {
      callsBefore += model.callsBefore;
      calls += model.calls;
      costBefore += model.costBefore;
      cost += model.cost;
    }
    if (callsBefore == 0) {
      return new Growth(cost - costBefore, 0, 0, 0);
    }
    BigDecimal mix = ratio(calls, callsBefore).multiply(of(costBefore), EXACT_ENOUGH).negate();
    BigDecimal tokens = BigDecimal.ZERO;
    BigDecimal price = BigDecimal.ZERO;
    for (OfModel model : models) {
      if (model.callsBefore == 0) {
        mix = mix.add(of(model.cost));
        continue;
      }
      BigDecimal atCallsCost =
          ratio(model.calls, model.callsBefore).multiply(of(model.costBefore), EXACT_ENOUGH);
      BigDecimal atTokensCost =
          model.tokensBefore == 0
              ? atCallsCost
              : ratio(model.tokens, model.tokensBefore)
                  .multiply(of(model.costBefore), EXACT_ENOUGH);
      mix = mix.add(atCallsCost);
      tokens = tokens.add(atTokensCost).subtract(atCallsCost);
      price = price.add(of(model.cost)).subtract(atTokensCost);
    }
    long ofMix = rounded(mix);
    long ofTokens = rounded(tokens);
    long ofPrice = rounded(price);
    return new Growth(cost - costBefore - ofMix - ofTokens - ofPrice, ofMix, ofTokens, ofPrice);
  }

  private static BigDecimal of(long number) {
    return BigDecimal.valueOf(number);
  }

  private static BigDecimal ratio(long now, long before) {
    return of(now).divide(of(before), EXACT_ENOUGH);
  }

  private static long rounded(BigDecimal nanos) {
    return nanos.setScale(0, RoundingMode.HALF_EVEN).longValueExact();
  }
}
