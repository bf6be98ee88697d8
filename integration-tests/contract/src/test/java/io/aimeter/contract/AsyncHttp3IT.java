package io.aimeter.contract;

import io.aimeter.contract.client.AsyncHttp;

class AsyncHttp3IT extends ClientContract {
  @Override
  Subject subject() {
    return Subject.ofConnections("ahc-3", AsyncHttp.class, "netty");
  }
}
