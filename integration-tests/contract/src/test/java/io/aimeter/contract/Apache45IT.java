package io.aimeter.contract;

import io.aimeter.contract.client.Apache4;

class Apache45IT extends ClientContract {
  @Override
  Subject subject() {
    return new Subject("apache-4.5", Apache4.class, "apache4");
  }
}
