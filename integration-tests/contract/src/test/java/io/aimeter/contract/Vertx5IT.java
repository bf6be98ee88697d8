package io.aimeter.contract;

import io.aimeter.contract.client.VertxClient;

class Vertx5IT extends ClientContract {
  @Override
  Subject subject() {
    return new Subject("vertx-5", VertxClient.class, "vertx");
  }
}
