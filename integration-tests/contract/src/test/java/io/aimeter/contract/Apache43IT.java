package io.aimeter.contract;

import io.aimeter.contract.client.Apache4;

class Apache43IT extends ClientContract {
  @Override
  Subject subject() {
    return new Subject("apache-4.3", Apache4.class, "apache4");
  }
}
