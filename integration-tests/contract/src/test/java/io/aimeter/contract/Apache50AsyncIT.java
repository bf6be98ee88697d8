package io.aimeter.contract;

import io.aimeter.contract.client.Apache5Async;

class Apache50AsyncIT extends ClientContract {
  @Override
  Subject subject() {
    return new Subject("apache-5.0", Apache5Async.class, "apache5");
  }
}
