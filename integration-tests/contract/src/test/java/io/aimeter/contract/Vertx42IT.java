package io.aimeter.contract;

import io.aimeter.contract.client.VertxClient;

class Vertx42IT extends ClientContract {
  @Override
  Subject subject() {
    return new Subject("vertx-4.2", VertxClient.class, "vertx");
  }
}
