package io.aimeter.contract;

import io.aimeter.contract.client.Apache5;

class Apache50IT extends ClientContract {
  @Override
  Subject subject() {
    return new Subject("apache-5.0", Apache5.class, "apache5");
  }
}
