package io.aimeter.contract;

import io.aimeter.contract.client.ReactorNetty;

class ReactorNetty13IT extends ClientContract {
  @Override
  Subject subject() {
    return new Subject("reactor-netty-1.3", ReactorNetty.class, "reactornetty");
  }
}
