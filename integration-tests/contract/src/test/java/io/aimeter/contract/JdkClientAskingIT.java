package io.aimeter.contract;

import io.aimeter.contract.client.JdkClient;

class JdkClientAskingIT extends ClientContract {
  @Override
  Subject subject() {
    return new Subject(null, JdkClient.class, "jdk").asking();
  }
}
