package io.aimeter.contract;

import io.aimeter.contract.client.Apache4Async;

class Apache41AsyncIT extends ClientContract {
  @Override
  Subject subject() {
    return new Subject("apache-async-4.1", Apache4Async.class, "apache4");
  }
}
