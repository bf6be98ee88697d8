package io.aimeter.contract;

import io.aimeter.contract.client.AsyncHttp;

class AsyncHttp2IT extends ClientContract {
  @Override
  Subject subject() {
    return Subject.ofConnections("ahc-2", AsyncHttp.class, "netty");
  }
}
