package io.aimeter.contract;

import io.aimeter.contract.client.VertxClient;

class Vertx45IT extends ClientContract {
  @Override
  Subject subject() {
    return new Subject("vertx-4.5", VertxClient.class, "vertx");
  }
}
