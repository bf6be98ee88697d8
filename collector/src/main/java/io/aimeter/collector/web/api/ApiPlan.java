package io.aimeter.collector.web.api;

import io.aimeter.core.price.PriceBook;
import java.nio.file.Path;
import java.util.Set;

/**
 * What the dashboard is made of.
 *
 * @param root the aimeter directory whose stores it shows
 * @param book the prices of savings and of other models
 * @param token what a reader must bear
 * @param names the names, besides addresses and this host's own, by which browsers may call it
 */
public record ApiPlan(Path root, PriceBook book, String token, Set<String> names) {
  /** Without the token. */
  @Override
  public String toString() {
    return "the dashboard of " + root;
  }
}
