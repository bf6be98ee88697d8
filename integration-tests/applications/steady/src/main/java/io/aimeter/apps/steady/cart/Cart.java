package io.aimeter.apps.steady.cart;

import io.aimeter.apps.steady.Shop;
import java.io.IOException;
import java.net.http.HttpResponse;

/** A class of one team. */
public final class Cart {
  /** Calls the provider. */
  public void check(Shop shop) throws IOException, InterruptedException {
    shop.client().send(shop.request(), HttpResponse.BodyHandlers.discarding());
  }
}
