package io.aimeter.contract;

import io.aimeter.contract.client.Apache4Async;

class Apache40AsyncIT extends ClientContract {
  @Override
  Subject subject() {
    return new Subject("apache-async-4.0", Apache4Async.class, "apache4");
  }
}
