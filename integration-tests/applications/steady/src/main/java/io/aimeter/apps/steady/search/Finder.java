package io.aimeter.apps.steady.search;

import io.aimeter.apps.steady.Shop;
import java.io.IOException;
import java.net.http.HttpResponse;

/** A class of another team. */
public final class Finder {
  /** Calls the provider. */
  public void find(Shop shop) throws IOException, InterruptedException {
    shop.client().send(shop.request(), HttpResponse.BodyHandlers.discarding());
  }
}
